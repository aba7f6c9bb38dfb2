package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.console.JournalSession;
import io.kumoban.datasets.demo.DemoAccount;
import io.kumoban.datasets.demo.DemoOptions;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.journal.JournalReader;
import io.kumoban.engine.testing.ExternalData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal gives what its logs give, and is small. */
class JournalTest {
    @TempDir
    Path folder;

    @Test
    void theDemoAccountIsFoundTheSameFromAJournalThatIsSmallEnough() throws IOException {
        Path account = folder.resolve("account");
        DemoAccount.write(account, DemoOptions.DEFAULT);
        Path logs = account.resolve("AWSLogs");
        String context = account.resolve("context.yaml").toString();
        List<String> also = List.of(
                "--context", context, "--intel", account.resolve("intel").toString());
        Path journal = folder.resolve("journal");
        JournalSession.run("ingest", logs.toString(), "--context", context, "--journal", journal.toString());

        assertSame(logs, journal, also);
        try (JournalReader reader = JournalReader.open(journal, "journal")) {
            for (Kind kind : Kind.values()) {
                assertThat(reader.totals().journalBytes(kind))
                        .as("bytes of %s", kind)
                        .isLessThan(packed(logs, kind) * 3 / 2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws-format",
                "cloudtrail-invictus",
                "cloudtrail-stratus",
                "cloudtrail-traildiscover",
                "flow-ctu",
                "zeek-apt29"
            })
    void realLogsAreFoundTheSameFromAJournal(String name) throws IOException {
        Path logs = ExternalData.named(name);
        Path journal = folder.resolve("journal");
        JournalSession.run("ingest", logs.toString(), "--journal", journal.toString());
        assertSame(logs, journal, List.of("--learn", "0d"));
    }

    private void assertSame(Path logs, Path journal, List<String> also) throws IOException {
        replay(logs, "from-logs", also);
        replay(journal, "from-journal", also);
        for (String file : List.of("findings.jsonl", "near-misses.jsonl", "quarantine.jsonl")) {
            assertThat(folder.resolve("from-journal").resolve(file))
                    .hasSameTextualContentAs(folder.resolve("from-logs").resolve(file));
        }
    }

    private void replay(Path path, String run, List<String> also) {
        String[] line = Stream.concat(
                        Stream.of(
                                "replay",
                                path.toString(),
                                "--out",
                                folder.resolve(run).toString()),
                        also.stream())
                .toArray(String[]::new);
        JournalSession.run(line);
    }

    /** What gzip makes of all the text of a family at once, at its usual level 6. */
    private static long packed(Path logs, Kind kind) throws IOException {
        String service = switch (kind) {
            case API_CALL -> "/CloudTrail/";
            case FLOW -> "/vpcflowlogs/";
            case DNS_QUERY -> "/vpcdnsquerylogs/";
        };
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.walk(logs);
                OutputStream out = new GZIPOutputStream(packed)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains(service))
                    .sorted()
                    .toList()) {
                try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                    in.transferTo(out);
                }
            }
        }
        return packed.size();
    }
}

package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.demo.DemoAccount;
import io.kumoban.datasets.demo.DemoOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class VerifyTrailCommandTest {
    @TempDir
    static Path folder;

    private static Path demo;

    @BeforeAll
    static void writeTheDemoAccount() {
        demo = folder.resolve("demo");
        DemoAccount.write(demo, DemoOptions.DEFAULT);
    }

    @Test
    void theDemosTrailVerifies() {
        Session session = verify(
                demo, "--signatures", demo.resolve("trail/signatures.txt").toString());

        assertThat(session.err()).isEmpty();
        assertThat(session.code()).isZero();
        assertThat(session.out()).contains("Verified: every digest is signed");
    }

    @Test
    void aTrailWithAProblemEndsWithOneAndNamesItInEachFormat() throws Exception {
        Session table = verify(demo);
        assertThat(table.code()).isEqualTo(1);
        assertThat(table.out()).contains("signature unknown", "Not verified: 2 problems.");

        JsonNode document =
                JsonMapper.shared().readTree(verify(demo, "--format", "json").out());
        assertThat(document.path("verified").asBoolean()).isFalse();
        assertThat(document.path("chains")).hasSize(2);
        assertThat(document.path("problems").path(0).path("problem").asString()).isEqualTo("SIGNATURE_UNKNOWN");

        List<String> lines = verify(demo, "--format", "jsonl").outLines();
        assertThat(lines).hasSize(2).allMatch(line -> line.contains("\"problem\":\"SIGNATURE_UNKNOWN\""));
    }

    @Test
    void theNewestDigestsCanBeLeftOut() {
        assertThat(verify(demo, "--to", "2026-03-10").code()).isZero();
    }

    @Test
    void aLogFileThatIsGoneIsNamed() throws Exception {
        Path log;
        try (Stream<Path> files = Files.walk(demo.resolve("AWSLogs/111122223333/CloudTrail"))) {
            log = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
        }
        Path aside = Files.move(log, folder.resolve("aside"));

        Session session = verify(demo, "--to", "2026-03-10", "--format", "jsonl");

        Files.move(aside, log);
        assertThat(session.code()).isEqualTo(1);
        assertThat(session.outLines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .contains("LOG_MISSING", demo.relativize(log).toString()));
    }

    @Test
    void aFolderWithoutDigestsEndsWithThree() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(verify(empty).code()).isEqualTo(3);
        assertThat(verify(folder.resolve("none")).code()).isEqualTo(3);
        assertThat(verify(demo, "--from", "2027-01-01").err()).contains("No digest of that time");
    }

    @Test
    void wrongUsageEndsWithTwo() throws Exception {
        assertThat(Session.piped("verify-trail", demo.toString()).code()).isEqualTo(2);
        assertThat(verify(demo, "--from", "2026-03-05", "--to", "2026-03-04").code())
                .isEqualTo(2);
        Path noKeys = Files.writeString(folder.resolve("no-keys"), "{}");
        Session session = Session.piped("verify-trail", demo.toString(), "--public-keys", noKeys.toString());
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("There is no public key in").contains("list-public-keys");
    }

    private static Session verify(Path where, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "verify-trail",
                where.toString(),
                "--public-keys",
                demo.resolve("trail/public-keys.json").toString()));
        arguments.addAll(Arrays.asList(more));
        return Session.piped(arguments.toArray(String[]::new));
    }
}

package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any JSON objects against any rules. */
class RulesMatchCommandTest {
    private static final String RULE = """
        title: Trail "stopped"
        id: 11111111-2222-3333-4444-555555555555
        level: high
        logsource: {product: windows}
        detection:
            selection: {eventName: StopLogging}
            condition: selection
        """;
    private static final String HIT = "{\"rule\":\"11111111-2222-3333-4444-555555555555\",\"title\":\"Trail"
            + " \\\"stopped\\\"\",\"level\":\"high\",\"event\":%d}";

    @TempDir
    Path folder;

    private Path rule;

    @BeforeEach
    void writeRule() throws IOException {
        rule = Files.writeString(folder.resolve("rule.yml"), RULE);
    }

    @Test
    void everyMatchIsALineWithTheNumberOfItsEvent() throws IOException {
        Session session = match("""
            {"eventName":"StopLogging"}

            {"eventName":"StartLogging"}
            {"eventName":"stoplogging"}
            """);

        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.outLines()).containsExactly(HIT.formatted(0), HIT.formatted(2));
    }

    @Test
    void arraysRecordsAndObjectsInARowAreEventsOneByOne() throws IOException {
        assertThat(match("[{\"eventName\":\"x\"},{\"eventName\":\"StopLogging\"}]")
                        .outLines())
                .containsExactly(HIT.formatted(1));
        assertThat(match("{\"Records\":[{\"a\":1},{\"eventName\":\"StopLogging\"}]}")
                        .outLines())
                .containsExactly(HIT.formatted(1));
        assertThat(match("{\"a\":1}{\"eventName\":\n\"StopLogging\"}").outLines())
                .containsExactly(HIT.formatted(1));
        assertThat(match("").code()).isZero();
    }

    @Test
    void eventsMayBePackedWithGzipAndLargerThanABuffer() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 3; i++) {
                gzip.write(("{\"pad\":\"" + "x".repeat(100_000) + "\",\"eventName\":\"StopLogging\"}\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        Path packed = Files.write(folder.resolve("events.gz"), bytes.toByteArray());

        assertThat(Session.piped("rules", "match", rule.toString(), "--events", packed.toString(), "--format", "jsonl")
                        .outLines())
                .containsExactly(HIT.formatted(0), HIT.formatted(1), HIT.formatted(2));

        Files.write(packed, java.util.Arrays.copyOf(bytes.toByteArray(), 200));
        Session cut = Session.piped("rules", "match", rule.toString(), "--events", packed.toString());
        assertThat(cut.code()).isEqualTo(3);
        assertThat(cut.err()).contains("cannot be read to their end");
    }

    @Test
    void whatIsNoObjectIsToldAndTakesANumber() throws IOException {
        Session session = match("nonsense\n{\"eventName\":\"StopLogging\"}\n");

        assertThat(session.outLines()).containsExactly(HIT.formatted(1));
        assertThat(session.err()).contains("Event 0").hasLineCount(1);
        assertThat(match("nonsense\n").code()).isEqualTo(3);
    }

    @Test
    void theTableIsForPeople() throws IOException {
        Path events = Files.writeString(folder.resolve("e.json"), "{\"eventName\":\"StopLogging\"}");
        Session session = Session.piped("rules", "match", rule.toString(), "--events", events.toString());

        assertThat(session.outLines()).hasSize(2);
        assertThat(session.out()).contains("EVENT", "Trail \"stopped\"", "high");
    }

    @Test
    void correlationsAreLeftOutWithANote() throws IOException {
        Path events = Files.writeString(folder.resolve("e.json"), "{}");
        Session session = Session.piped("rules", "match", "builtin", "--events", events.toString());

        assertThat(session.code()).isZero();
        assertThat(session.err()).contains("13 correlations are left out");
    }

    @Test
    void missingEventsEndInThreeAndMissingRulesInTwo() {
        assertThat(Session.piped(
                                "rules",
                                "match",
                                rule.toString(),
                                "--events",
                                folder.resolve("no").toString())
                        .code())
                .isEqualTo(3);
        assertThat(Session.piped("rules", "match", folder.resolve("no").toString(), "--events", rule.toString())
                        .code())
                .isEqualTo(2);
        assertThat(Session.piped("rules", "match", rule.toString()).code()).isEqualTo(2);
    }

    private Session match(String events) throws IOException {
        Path file = Files.writeString(folder.resolve("events.jsonl"), events);
        return Session.piped("rules", "match", rule.toString(), "--events", file.toString(), "--format", "jsonl");
    }
}

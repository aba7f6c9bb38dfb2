package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.json.Json;
import io.kumoban.engine.testing.GoldenFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the workbench writes, to the last byte; figures of time are left out. */
class RulesFormatsTest {
    private static final String UNUSED = "t9999";

    @TempDir
    Path folder;

    private RuleLogs made;
    private String rules = "";

    @BeforeEach
    void writeRules() {
        made = new RuleLogs(folder);
        rules = made.old();
    }

    @Test
    void matchesAreWrittenAsEver() {
        for (String format : List.of("table", "jsonl")) {
            holds("match." + format, "rules", "match", rules, "--events", made.logs(), "--format", format);
        }
    }

    @Test
    void listsAreWrittenAsEver() {
        String settings = made.write("settings.yaml", "- {rule: Trail stopped, level: low, reason: quiet}\n");
        for (String format : List.of("table", "json", "jsonl", "csv")) {
            holds("list." + format, "rules", "list", rules, "--format", format, "--rule-settings", settings);
        }
    }

    @Test
    void explanationsAreWrittenAsEver() {
        holds("explain.text", "rules", "explain", rules, "--rule", "Trail stopped", "--event", made.logs());
    }

    /** Of a technique that no attack has, since the library of attacks grows. */
    @Test
    void coverageIsWrittenAsEver() {
        String tagged = made.write("tagged.yml", onlyOneText() + "tags: [attack.%s]\n".formatted(UNUSED));
        Session table = Session.piped("rules", "coverage", tagged, "--all");
        GoldenFile.named("rules/coverage.table")
                .holds(table.outLines().stream()
                        .filter(line -> !line.startsWith("T1"))
                        .map(line -> line.replaceAll(" +", " ").replaceAll("^[0-9]+ of [0-9]+", "N of N"))
                        .collect(Collectors.joining("\n", "", "\n")));

        ObjectNode layer = (ObjectNode) Json.read(Session.piped("rules", "coverage", tagged, "--format", "navigator")
                .out());
        ArrayNode own = Json.mapper().createArrayNode();
        for (JsonNode technique : layer.get("techniques")) {
            if (technique.get("techniqueID").asString().equalsIgnoreCase(UNUSED)) {
                own.add(technique);
            }
        }
        layer.set("techniques", own);
        GoldenFile.named("rules/coverage.navigator").holds(Json.page(layer));
    }

    @Test
    void benchesAreWrittenAsEver() {
        for (String format : List.of("table", "json", "csv")) {
            holds(
                    "bench." + format,
                    "rules",
                    "bench",
                    onlyOne(),
                    "--events",
                    made.logs(),
                    "--seconds",
                    "0.01",
                    "--per-day",
                    "--format",
                    format);
        }
    }

    @Test
    void comparisonsAreWrittenAsEver() {
        for (String format : List.of("table", "json", "csv")) {
            holds(
                    "compare." + format,
                    "rules",
                    "compare",
                    rules,
                    made.changed(),
                    "--data",
                    made.logs(),
                    "--seconds",
                    "0.01",
                    "--format",
                    format);
        }
    }

    /** A single rule, since the order of several hangs on what they cost. */
    private String onlyOne() {
        return made.write("one.yml", onlyOneText());
    }

    private static String onlyOneText() {
        return """
            title: Trail stopped
            id: 11111111-2222-3333-4444-555555555555
            level: high
            logsource: {product: aws, service: cloudtrail}
            detection: {selection: {eventName: [StopLogging, DeleteTrail]}, condition: selection}
            """;
    }

    private void holds(String name, String... arguments) {
        Session session = Session.piped(arguments);
        assertThat(session.code()).as(session.err()).isZero();
        List<String> lines = new ArrayList<>();
        for (String line : session.out()
                .replace(folder.toString(), "own")
                .replace("\r\n", "\n")
                .split("\n", -1)) {
            lines.add(withoutTimes(line, name));
        }
        GoldenFile.named("rules/" + name).holds(String.join("\n", lines));
    }

    private static String withoutTimes(String line, String name) {
        if (name.equals("bench.csv")) {
            return line.replaceFirst("(,cloudtrail,)[0-9.]+,", "$1TIME,");
        }
        if (name.equals("bench.table")) {
            return line.replaceFirst("^ *[0-9.,]+ ", "TIME ")
                    .replaceFirst("^ *NS/EVENT", "NS/EVENT")
                    .replaceAll("one by one [0-9.,]+ ns", "one by one TIME ns")
                    .replaceAll("took [^,]+,", "took TIME,")
                    .replaceAll("events [^:]+: [0-9.,]+ ns", "events TIME: TIME ns");
        }
        if (name.equals("compare.table")) {
            return line.replaceFirst("^Old .*", "Old TIME");
        }
        return line.replaceAll(
                "(\"(?:\\w*[nN]anosPerEvent\\w*|ratio|rounds|loadMillis)\" ?: ?)[0-9.E-]+", "$1\"TIME\"");
    }
}

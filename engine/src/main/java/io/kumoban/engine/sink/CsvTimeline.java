package io.kumoban.engine.sink;

import io.kumoban.engine.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Findings as rows for a spreadsheet, in the order of the findings file. */
public final class CsvTimeline {
    private static final List<String> COLUMNS = List.of(
            "time",
            "severity",
            "type",
            "account",
            "region",
            "resource",
            "title",
            "count",
            "technique",
            "description",
            "id");

    private CsvTimeline() {}

    /** Writes a whole file; the writer is handed a consumer of findings. */
    public static void write(Path target, Consumer<Consumer<JsonNode>> writer) {
        try (WholeFile file = new WholeFile(target)) {
            file.append(header().getBytes(StandardCharsets.UTF_8));
            writer.accept(finding -> file.append(row(finding).getBytes(StandardCharsets.UTF_8)));
            file.commit();
        }
    }

    /** Writes the findings of these lines that are not archived. */
    static void writeLines(Path target, Consumer<Consumer<byte[]>> lines) {
        write(
                target,
                rows -> lines.accept(line -> {
                    JsonNode finding = Json.read(new String(line, StandardCharsets.UTF_8));
                    if (!finding.path("service").path("archived").asBoolean(false)) {
                        rows.accept(finding);
                    }
                }));
    }

    /** The names of the columns, with a line end. */
    public static String header() {
        return Csv.row(COLUMNS);
    }

    /** One finding, with a line end. */
    public static String row(JsonNode finding) {
        JsonNode own = finding.path("kumoban");
        List<String> techniques = new ArrayList<>();
        own.path("technique").forEach(technique -> techniques.add(technique.asString()));
        return Csv.row(List.of(
                text(finding, "createdAt"),
                text(finding, "severity"),
                text(finding, "type"),
                text(finding, "accountId"),
                text(finding, "region"),
                text(own, "resource"),
                text(finding, "title"),
                text(finding.path("service"), "count"),
                String.join(" ", techniques),
                text(finding, "description"),
                text(finding, "id")));
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }
}

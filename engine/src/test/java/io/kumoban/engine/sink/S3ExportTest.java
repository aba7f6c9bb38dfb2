package io.kumoban.engine.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class S3ExportTest {
    @TempDir
    private Path folder;

    @Test
    void findingsLieByAccountRegionAndDayOfTheirLastUpdate() {
        S3Export export = new S3Export(folder);
        export.add(finding("1", "111122223333", "2026-03-01T23:59:59.000Z"));
        export.add(finding("2", "111122223333", "2026-03-02T00:00:00.000Z"));
        export.add(finding("3", "111122223333", "2026-03-01T00:00:00.000Z"));
        export.add(finding("4", "../../etc", "2026-03-01T00:00:00.000Z"));
        export.flush();

        assertThat(export.files()).isEqualTo(3);
        assertThat(content(folder)).hasSize(3).satisfies(files -> {
            assertThat(files.keySet())
                    .allMatch(name -> name.matches("AWSLogs/(111122223333|unknown)/GuardDuty/eu-west-1/2026/03/0[12]/"
                            + "[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\.jsonl\\.gz"));
            assertThat(files.values()).contains(line("1") + line("3"), line("2"));
        });
    }

    @Test
    void theSameFindingsHaveTheSameFiles() {
        for (String run : List.of("a", "b")) {
            S3Export export = new S3Export(folder.resolve(run));
            export.add(finding("1", "111122223333", "2026-03-01T00:00:00.000Z"));
            export.flush();
        }

        assertThat(content(folder.resolve("a"))).isEqualTo(content(folder.resolve("b")));
    }

    @Test
    void whatIsTooMuchToHoldIsWrittenInParts() {
        S3Export export = new S3Export(folder, 100);
        for (int i = 0; i < 10; i++) {
            export.add(finding(Integer.toString(i), "111122223333", "2026-03-01T00:00:00.000Z"));
        }
        export.flush();

        assertThat(export.files()).isGreaterThan(1);
        assertThat(String.join("", content(folder).values())).hasLineCount(10);
    }

    @Test
    void anEventHoldsItsFinding() {
        ObjectNode finding = finding("1", "111122223333", "2026-03-01T08:00:00.250Z");
        ObjectNode event = EventBridgeEvents.of(finding);

        assertThat(event.path("source").asString()).isEqualTo("aws.guardduty");
        assertThat(event.path("detail-type").asString()).isEqualTo("GuardDuty Finding");
        assertThat(event.path("account").asString()).isEqualTo("111122223333");
        assertThat(event.path("region").asString()).isEqualTo("eu-west-1");
        assertThat(event.path("time").asString()).isEqualTo("2026-03-01T08:00:00Z");
        assertThat(event.path("detail")).isEqualTo(finding);
        assertThat(event.path("id")).isEqualTo(EventBridgeEvents.of(finding).path("id"));
    }

    @Test
    void anUpdateIsAnEventOfItsOwn() {
        ObjectNode first = finding("1", "111122223333", "2026-03-01T08:00:00.000Z");
        ObjectNode second = first.deepCopy();
        second.withObjectProperty("service").put("count", 2);

        assertThat(EventBridgeEvents.of(first).path("id"))
                .isNotEqualTo(EventBridgeEvents.of(second).path("id"));
    }

    private static ObjectNode finding(String id, String account, String updated) {
        ObjectNode finding = Json.object();
        finding.put("id", id);
        finding.put("accountId", account);
        finding.put("region", "eu-west-1");
        finding.put("updatedAt", updated);
        finding.putObject("service").put("count", 1);
        return finding;
    }

    private static String line(String id) {
        return Json.text(finding(
                        id,
                        "111122223333",
                        switch (id) {
                            case "1" -> "2026-03-01T23:59:59.000Z";
                            case "2" -> "2026-03-02T00:00:00.000Z";
                            default -> "2026-03-01T00:00:00.000Z";
                        }))
                + "\n";
    }

    /** The plain text of each file by its path. */
    private static TreeMap<String, String> content(Path root) {
        TreeMap<String, String> content = new TreeMap<>();
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (var in = new GZIPInputStream(Files.newInputStream(file))) {
                    content.put(
                            root.relativize(file).toString().replace('\\', '/'),
                            new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the export cannot be read", e);
        }
        return content;
    }
}

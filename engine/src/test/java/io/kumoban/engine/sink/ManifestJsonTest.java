package io.kumoban.engine.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.json.Json;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManifestJsonTest {
    private static final Manifest MANIFEST = new Manifest(
            "1.0.0",
            "/home/ana",
            Map.of("PATH", List.of("a", "b c"), "plugins", List.of(), "learn", List.of("7d")),
            new Settings(Set.of("beacon"), Set.of("single-calls"), Map.of("port-scan", Map.of("ports", "80"))),
            List.of("port-scan", "trail-stopped"),
            List.of(new Manifest.Source("list", "bad-ips", "bad-ips.txt", "00ff", 2)),
            List.of(new Manifest.Input("a/1.json.gz", 1_000, "xxh3-128:00", 107)),
            Map.of("a/notes.md", "no log format"),
            true,
            OptionalLong.of(7),
            Map.of("wall", 0.5));

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(ManifestJson.read(Json.read(Json.page(ManifestJson.write(MANIFEST)))))
                .isEqualTo(MANIFEST);
    }

    @Test
    void aDocumentOfAnotherProgramIsRefused() {
        assertThatThrownBy(() -> ManifestJson.read(Json.read("{\"program\":\"other\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no manifest");
    }

    @Test
    void whatLacksATextIsRefusedByName() {
        assertThatThrownBy(() -> ManifestJson.read(Json.read("{\"program\":\"kumoban\",\"version\":\"1\"}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'directory'");
    }
}

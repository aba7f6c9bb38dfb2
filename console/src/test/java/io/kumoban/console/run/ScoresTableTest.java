package io.kumoban.console.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.sink.ScoresFile;
import io.kumoban.engine.testing.Property;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoresTableTest {
    private static final String HEADER = "detector,time,unit,score\r\n";
    private static final String ROW = "beacon,2026-03-01T12:00:00.000Z,0123456789abcdef,0.5\r\n";
    private static final long NOON = 1_772_366_400_000L;

    @TempDir
    Path folder;

    @Test
    void whatAReplayWritesIsReadBack() {
        Path file = folder.resolve("scores.csv");
        List<ScoresTable.Scored> scores = List.of(
                new ScoresTable.Scored("beacon", NOON, "0123456789abcdef", 0.5),
                new ScoresTable.Scored("beacon", NOON, "key:0123456789abcdef", -1e-9),
                new ScoresTable.Scored("unusual", NOON + 1, "111122223333/a,\"b\"\nc", Double.POSITIVE_INFINITY),
                new ScoresTable.Scored("unusual", NOON + 2, "=1+1", 3));
        try (ScoresFile written = new ScoresFile(file)) {
            scores.forEach(one -> written.add(one.detector(), one.time(), one.unit(), one.score()));
            written.commit();
        }
        assertThat(read(file)).isEqualTo(scores);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> read(folder.resolve("none.csv")))
                .isInstanceOf(UnreadableRun.class)
                .hasMessageContaining("none.csv")
                .hasMessageContaining("replay --scores");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.5|NaN|line 3 has no number",
                "0.5|high|line 3 has no number",
                "2026-03-01T12:00:00.000Z|noon|line 3 has no time",
                "2026-03-01T12:00:00.000Z|+999999999-12-31T23:59:59Z|line 3 has no time",
                "beacon,|,|line 3 names no detector",
                "beacon|beacon,beacon|line 3 has 5 cells",
                "beacon|\"beacon|cells and not 4",
                "detector|sensor|line 1 should be the heading",
            })
    void aRowThatIsNoScoreIsNamed(String part, String instead, String complaint) throws IOException {
        String text = HEADER + ROW + ROW;
        int at = part.equals("detector") ? 0 : text.lastIndexOf(part);
        Path file = Files.writeString(
                folder.resolve("scores.csv"), text.substring(0, at) + instead + text.substring(at + part.length()));
        assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableRun.class).hasMessageContaining(complaint);
    }

    @Test
    void aLineWithoutEndIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("scores.csv"), HEADER + "x".repeat(1 << 20));
        assertThatThrownBy(() -> read(file)).isInstanceOf(UnreadableRun.class).hasMessageContaining("longer than");
        Path open = Files.writeString(folder.resolve("open.csv"), HEADER + "\"\n" + "x\n".repeat(1 << 20));
        assertThatThrownBy(() -> read(open)).isInstanceOf(UnreadableRun.class).hasMessageContaining("longer than");
    }

    @Test
    void damagedFilesEndInOneKindOfErrorOnly() {
        Property.of(500, random -> {
                    byte[] bytes = (HEADER + ROW + ROW).getBytes(StandardCharsets.UTF_8);
                    for (int i = random.nextInt(4); i >= 0; i--) {
                        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                    }
                    return bytes;
                })
                .holds(bytes -> {
                    Path file = Files.write(folder.resolve("damaged.csv"), bytes);
                    try {
                        read(file);
                    } catch (UnreadableRun documented) {
                        assertThat(documented.getMessage()).contains("line");
                    }
                });
    }

    private static List<ScoresTable.Scored> read(Path file) {
        List<ScoresTable.Scored> scores = new ArrayList<>();
        ScoresTable.read(file, scores::add);
        return scores;
    }
}

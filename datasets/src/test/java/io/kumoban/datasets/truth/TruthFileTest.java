package io.kumoban.datasets.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.testing.Property;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruthFileTest {
    private static final Incident INCIDENT = new Incident(
            "stolen-keys",
            1,
            List.of("T1078"),
            List.of("Recon:A"),
            1_700_000_000,
            1_700_000_600,
            "111122223333",
            List.of("ann"),
            List.of("bucket"),
            List.of("111122223333/e1"));

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadBack() {
        Property.ofLists(200, 5, TruthFileTest::incident)
                .holds(incidents -> assertThat(TruthFile.read(file(incidents.stream()
                                .map(incident -> incident.line() + "\n")
                                .collect(Collectors.joining()))))
                        .isEqualTo(incidents));
    }

    @Test
    void anEmptyFileHasNoIncidents() throws IOException {
        assertThat(TruthFile.read(file("\n  \n"))).isEmpty();
    }

    @Test
    void theLastLineNeedsNoEnd() throws IOException {
        assertThat(TruthFile.read(file(INCIDENT.line()))).containsExactly(INCIDENT);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> TruthFile.read(folder.resolve("none.jsonl")))
                .isInstanceOf(TruthError.class)
                .hasMessageContaining("none.jsonl", "no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"scenario", "stealth", "technique", "from", "to", "account", "actors", "events"})
    void aKeyThatIsMissingIsNamedWithItsLine(String key) throws IOException {
        Path file = file(INCIDENT.line() + "\n" + INCIDENT.line().replace("\"" + key + "\":", "\"" + key + "s\":"));
        assertThatThrownBy(() -> TruthFile.read(file))
                .isInstanceOf(TruthError.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"stealth\":1|\"stealth\":-1|whole number from 0",
                "\"stealth\":1|\"stealth\":1.5|whole number from 0",
                "\"stealth\":1|\"stealth\":\"1\"|whole number from 0",
                "\"stealth\":1|\"stealth\":99999999999999999999|whole number from 0",
                "\"stealth\":1|\"stealth\":1,\"stealth\":2|no JSON object",
                "\"stealth\":1|\"stealth\":1,\"colour\":2|unknown key 'colour'",
                "[\"ann\"]|\"ann\"|list of texts as 'actors'",
                "[\"ann\"]|[\"ann\",7]|text that is not empty as 'actors'",
                "[\"ann\"]|[\" \"]|text that is not empty as 'actors'",
                "\"stolen-keys\"|null|text that is not empty as 'scenario'",
                "2023-11-14T22:13:20Z|2023-11-14T22:13:20.5Z|time in UTC",
                "2023-11-14T22:13:20Z|+292278994-08-17T07:12:55Z|time in UTC",
                "2023-11-14T22:13:20Z|yesterday|time in UTC",
                "2023-11-14T22:13:20Z|2024-11-14T22:13:20Z|ends before it begins",
                "{|[{|no JSON object",
                "}|}}|no JSON object",
            })
    void aLineThatSaysTheWrongThingIsRefused(String part, String instead, String complaint) throws IOException {
        assertThat(INCIDENT.line()).contains(part);
        Path file = file(INCIDENT.line().replace(part, instead));
        assertThatThrownBy(() -> TruthFile.read(file))
                .isInstanceOf(TruthError.class)
                .hasMessageContaining("line 1")
                .hasMessageContaining(complaint);
    }

    @Test
    void depthAndBytesThatAreNoTextAreRefused() throws IOException {
        Path deep = file("[".repeat(100_000));
        assertThatThrownBy(() -> TruthFile.read(deep)).isInstanceOf(TruthError.class);
        Path binary = Files.write(folder.resolve("binary"), new byte[] {'{', (byte) 0xc3, '}'});
        assertThatThrownBy(() -> TruthFile.read(binary)).hasMessageContaining("not UTF-8");
    }

    @Test
    void whatIsTooLongOrTooManyIsRefused() throws IOException {
        Path file = file((INCIDENT.line() + "\n").repeat(3));
        assertThat(TruthFile.read(file, 1000, 3, 3)).hasSize(3);
        assertThatThrownBy(() -> TruthFile.read(file, 100, 3, 3)).hasMessageContaining("longer than 100 bytes");
        assertThatThrownBy(() -> TruthFile.read(file, 1000, 2, 3)).hasMessageContaining("line 3 is one too many");
        assertThatThrownBy(() -> TruthFile.read(file, 1000, 3, 2)).hasMessageContaining("line 3 is one too many");
    }

    @Test
    void damagedFilesEndInOneKindOfErrorOnly() {
        Property.of(500, random -> damaged(INCIDENT.line() + "\n" + INCIDENT.line(), random))
                .holds(bytes -> {
                    Path file = Files.write(folder.resolve("damaged"), bytes);
                    try {
                        TruthFile.read(file);
                    } catch (TruthError documented) {
                        assertThat(documented.getMessage()).contains("line");
                    }
                });
    }

    @Test
    void aFolderAlsoTellsTheDaysOnWhichNothingHappened() throws IOException {
        file(INCIDENT.line());
        assertThat(LabelledData.read(folder).benignAccountDays()).isEmpty();
        Files.writeString(folder.resolve("dataset.json"), "{\"benignAccountDays\": 8}");
        assertThat(LabelledData.read(folder).benignAccountDays()).hasValue(8);
        assertThat(LabelledData.read(folder).incidents()).containsExactly(INCIDENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "{\"benignAccountDays\": -1}", "{\"benignAccountDays\": 1.5}", ""})
    void aDescriptionThatMakesNoSenseIsRefused(String description) throws IOException {
        file(INCIDENT.line());
        Files.writeString(folder.resolve("dataset.json"), description);
        assertThatThrownBy(() -> LabelledData.read(folder))
                .isInstanceOf(TruthError.class)
                .hasMessageContaining("dataset.json");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("truth.jsonl"), text);
    }

    private static Incident incident(Random random) {
        long from = random.nextLong(4_000_000_000L);
        return new Incident(
                text(random),
                random.nextInt(4),
                texts(random),
                texts(random),
                from,
                from + random.nextInt(100_000),
                text(random),
                texts(random),
                texts(random),
                texts(random));
    }

    private static List<String> texts(Random random) {
        return IntStream.range(0, random.nextInt(4)).mapToObj(i -> text(random)).toList();
    }

    private static String text(Random random) {
        String letters = "aZ0/:-_.\"\\\u0001\t\u00e9\u96f2\u2028 ";
        return "x"
                + IntStream.range(0, random.nextInt(12))
                        .mapToObj(i -> letters.substring(i = random.nextInt(letters.length()), i + 1))
                        .collect(Collectors.joining())
                + (random.nextBoolean() ? "\ud83d\ude00" : "");
    }

    private static byte[] damaged(String text, Random random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}

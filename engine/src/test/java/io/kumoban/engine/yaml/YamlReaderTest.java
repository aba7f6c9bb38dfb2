package io.kumoban.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlReaderTest {
    @Test
    void everyValueHasItsPlace() {
        Yaml.Mapping root = (Yaml.Mapping) YamlReader.read("f", "a:\n  - x\n  - [y]\n");

        Yaml.Sequence list = (Yaml.Sequence) root.entries().get("a").value();

        assertThat(list.items().getFirst().place()).hasToString("f:2:5");
        assertThat(list.items().get(1).place()).hasToString("f:3:5");
    }

    @Test
    void anEmptyDocumentIsAnEmptyMapping() {
        assertThat(YamlReader.read("f", "# nothing\n"))
                .isEqualTo(new Yaml.Mapping(new Place("f", 1, 1), java.util.Map.of()));
    }

    @Test
    void yesAndNoAreTexts() {
        Yaml.Mapping root = (Yaml.Mapping) YamlReader.read("f", "a: no\n");

        assertThat(root.entries().get("a").value())
                .isInstanceOfSatisfying(
                        Yaml.Text.class, text -> assertThat(text.value()).isEqualTo("no"));
    }

    @Test
    void brokenYamlIsRefusedWithItsPlace() {
        assertRefused("a: [1, 2\nb: 3\n", "f:2:2: this is no YAML");
    }

    @Test
    void anAliasBombIsRefusedAtItsFirstAlias() {
        assertRefused("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "f:2:8: aliases are not allowed");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertRefused("a: 1\nb: 2\na: 3\n", "f:3:1: the key 'a' stands here twice; first in line 1");
    }

    @Test
    void aKeyThatIsNoTextIsRefused() {
        assertRefused("[a, b]: 1\n", "f:1:1: a key must be a text");
    }

    @Test
    void deepNestingIsRefused() {
        assertRefused("[".repeat(100_000), "nested deeper than 32");
    }

    @Test
    void aSecondDocumentIsRefused() {
        assertRefused("a: 1\n---\nb: 2\n", "f:2:1: a second document begins here");
    }

    @Test
    void aCharacterThatYamlForbidsIsRefused() {
        assertRefused("a: \u0001\n", "not allowed in YAML");
    }

    @Test
    void aLargeFileIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("f.yaml"), new byte[YamlReader.LARGEST + 1]);

        assertThatThrownBy(() -> YamlReader.read(file)).hasMessageContaining("larger than 1 MiB");
    }

    @Test
    void aFileInAnotherEncodingIsRefused(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("f.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff});

        assertThatThrownBy(() -> YamlReader.read(file)).hasMessageContaining("not UTF-8");
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> YamlReader.read(folder.resolve("none.yaml")))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("none.yaml");
    }

    @Test
    void theNearestNameIsSuggested() {
        assertThat(Nearest.to("prot-scan", List.of("port-scan", "beacon"))).contains("port-scan");
        assertThat(Nearest.to("zzzzzz", List.of("port-scan", "beacon"))).isEmpty();
    }

    private static void assertRefused(String yaml, String message) {
        assertThatThrownBy(() -> YamlReader.read("f", yaml))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining(message);
    }
}

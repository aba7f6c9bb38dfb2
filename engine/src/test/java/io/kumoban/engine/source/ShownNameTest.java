package io.kumoban.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShownNameTest {

    @Test
    void ordinaryNamesStayAsTheyAre() {
        assertThat(ShownName.escape("a b-c_1.json.gz")).isEqualTo("a b-c_1.json.gz");
        assertThat(ShownName.escape("雲の番人.json")).isEqualTo("雲の番人.json");
    }

    @Test
    void whatCouldForgeOutputIsShownAsBytes() {
        assertThat(ShownName.escape("a\nb\u001B[31m\u0000\u007F")).isEqualTo("a\\x0Ab\\x1B[31m\\x00\\x7F");
        assertThat(ShownName.escape("\u202Egnp.exe")).isEqualTo("\\xE2\\x80\\xAEgnp.exe");
        assertThat(ShownName.escape("\u0085\u2028")).isEqualTo("\\xC2\\x85\\xE2\\x80\\xA8");
        assertThat(ShownName.escape("a\\x0A")).isEqualTo("a\\x5Cx0A");
        assertThat(ShownName.escape("\uD800x")).isEqualTo("\\xED\\xA0\\x80x");
    }

    @Test
    void bytesThatAreNotUtf8AreShownOneByOneAndTheRestIsKept() {
        byte[] name = {'a', (byte) 0xFF, (byte) 0xC3, (byte) 0xA9, (byte) 0xE9, '.', 'g', 'z', (byte) 0xC3};
        assertThat(ShownName.of(name)).isEqualTo("a\\xFFé\\xE9.gz\\xC3");
        assertThat(ShownName.of(new byte[] {(byte) 0xC0, (byte) 0x80, (byte) 0xF0, (byte) 0x80}))
                .isEqualTo("\\xC0\\x80\\xF0\\x80");
    }

    @Test
    void differentNamesStayDifferent() {
        Set<String> shown = new HashSet<>();
        for (int i = 0; i < 1 << 16; i++) {
            shown.add(ShownName.of(new byte[] {(byte) (i >> 8), (byte) i}));
        }
        assertThat(shown).hasSize(1 << 16);
    }

    @Test
    void aVeryLongEntryNameIsCutAndStillItsOwn() {
        byte[] first = "x".repeat(5000).getBytes(StandardCharsets.US_ASCII);
        byte[] second = ("x".repeat(4999) + "y").getBytes(StandardCharsets.US_ASCII);
        assertThat(ShownName.ofEntry(first)).hasSizeLessThan(1024).isNotEqualTo(ShownName.ofEntry(second));
    }
}

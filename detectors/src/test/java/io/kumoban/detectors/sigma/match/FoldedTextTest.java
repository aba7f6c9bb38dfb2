package io.kumoban.detectors.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Text;
import io.kumoban.engine.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedTextTest {
    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "@",
            "[",
            "`",
            "{",
            "É",
            "ß",
            "ẞ",
            "K",
            "ſ",
            "Ⱥ",
            "Σ",
            "ς",
            "İ",
            "ı",
            "😀",
            "𐐀",
            "Ꭰ",
            "日",
            "ABCDEFGH");

    private final FoldedText folded = new FoldedText();

    @Test
    void foldingIsThatOfEachCodePoint() {
        Property.ofLists(3000, 12, random -> PIECES.get(random.nextInt(PIECES.size())))
                .holds(pieces -> {
                    String text = String.join("", pieces);
                    byte[] bytes = ("xx" + text + "x").getBytes(StandardCharsets.UTF_8);
                    folded.set(bytes, 2, bytes.length - 3);
                    assertThat(folded.toString()).isEqualTo(plainlyFolded(text));
                    assertThat(FoldedText.fold(text)).isEqualTo(Arrays.copyOf(folded.bytes(), folded.length()));
                    assertThat(folded.hash()).isEqualTo(FoldedText.hash(FoldedText.fold(text)));
                });
    }

    private static String plainlyFolded(String text) {
        StringBuilder plain = new StringBuilder();
        text.codePoints().map(CaseFolding::fold).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    @Test
    void codePointsAreAlikeWhenJavaSaysThatTheirTextsDifferInCaseOnly() {
        List<Integer> wrong = new ArrayList<>();
        for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
            int fold = CaseFolding.fold(point);
            boolean same = Character.toString(point).equalsIgnoreCase(Character.toString(fold));
            if (!same || CaseFolding.fold(fold) != fold) {
                wrong.add(point);
            }
            for (int alike : CaseFolding.alike(point)) {
                if (CaseFolding.fold(alike) != fold) {
                    wrong.add(point);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noCodePointGrowsMoreThanTheBufferAllows() {
        List<Integer> wrong = new ArrayList<>();
        byte[] room = new byte[4];
        for (int point = 0x80; point <= Character.MAX_CODE_POINT; point++) {
            int before = CodePointBytes.put(point, room, 0);
            int after = CodePointBytes.put(CaseFolding.fold(point), room, 0);
            if (2 * after > 3 * before) {
                wrong.add(point);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Σ,ς", "K,k", "ſ,S", "ẞ,ß", "Ǆ,ǅ", "µ,μ", "θ,ϴ", "Ꭰ,ꭰ"})
    void lettersOfTheFoldingTableAreAlike(String one, String other) {
        assertThat(FoldedText.fold(one)).isEqualTo(FoldedText.fold(other));
    }

    @Test
    void theTwoLettersOfTurkishAreNoI() {
        assertThat(FoldedText.fold("İ")).isNotEqualTo(FoldedText.fold("i"));
        assertThat(FoldedText.fold("ı")).isNotEqualTo(FoldedText.fold("I"));
    }

    @Test
    void aValueIsComparedWithTextsThatWereFolded() {
        folded.set(Text.of("C:\\Windows\\CMD.exe"));
        assertThat(folded.equalsFolded(FoldedText.fold("c:\\windows\\cmd.EXE"))).isTrue();
        assertThat(folded.equalsFolded(FoldedText.fold("c:\\windows\\cmd"))).isFalse();
        assertThat(folded.startsWith(FoldedText.fold("C:\\W"))).isTrue();
        assertThat(folded.startsWith(FoldedText.fold("D:"))).isFalse();
        assertThat(folded.endsWith(FoldedText.fold(".EXE"))).isTrue();
        assertThat(folded.endsWith(FoldedText.fold("a much longer text than the value")))
                .isFalse();
        assertThat(folded.contains(FoldedText.fold("windows"))).isTrue();
        assertThat(folded.contains(FoldedText.fold("linux"))).isFalse();
    }

    @Test
    void bytesThatAreNoTextStayAsTheyAre() {
        byte[] bytes = {'A', (byte) 0xff, 'B', (byte) 0xc3, 'C', (byte) 0xed, (byte) 0xa0, (byte) 0x80, (byte) 0xe2};
        folded.set(bytes, 0, bytes.length);
        assertThat(Arrays.copyOf(folded.bytes(), folded.length()))
                .containsExactly('a', 0xff, 'b', 0xc3, 'c', 0xed, 0xa0, 0x80, 0xe2);
    }
}

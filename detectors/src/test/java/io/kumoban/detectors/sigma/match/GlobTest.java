package io.kumoban.detectors.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    private static final String[] LETTERS = {"a", "b", "A", "é", "É", "日", "😀", "K"};

    private record Case(List<GlobPart> parts, String value) {}

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        int letters = random.nextInt(LETTERS.length) + 1;
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(LETTERS[random.nextInt(letters)]);
        }
        return text.toString();
    }

    private static Case made(Random random) {
        List<GlobPart> parts = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            parts.add(
                    switch (random.nextInt(4)) {
                        case 0 -> new GlobPart.AnyRun();
                        case 1 -> new GlobPart.AnyOne();
                        default -> new GlobPart.Literal(text(random, 3));
                    });
        }
        String value = random.nextBoolean()
                ? text(random, 12)
                : parts.stream()
                        .map(part -> part instanceof GlobPart.Literal(String literal)
                                ? literal
                                : text(random, part instanceof GlobPart.AnyOne ? 1 : 4))
                        .collect(Collectors.joining());
        return new Case(parts, value);
    }

    private static String regex(List<GlobPart> parts) {
        return parts.stream()
                .map(part -> switch (part) {
                    case GlobPart.Literal(String text) -> Pattern.quote(text);
                    case GlobPart.AnyOne one -> ".";
                    case GlobPart.AnyRun run -> ".*";
                })
                .collect(Collectors.joining());
    }

    @Test
    void aPatternFitsWhatTheExpressionOfTheSameMeaningFits() {
        Property.of(10_000, GlobTest::made).holds(made -> {
            Pattern cased = Pattern.compile(regex(made.parts), Pattern.DOTALL);
            Pattern uncased = Pattern.compile(
                    regex(made.parts), Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            byte[] bytes = made.value.getBytes(StandardCharsets.UTF_8);
            FoldedText folded = new FoldedText();
            folded.set(bytes, 0, bytes.length);
            assertThat(new Glob(made.parts, Glob.Case.SENSITIVE).matches(bytes, 0, bytes.length))
                    .isEqualTo(cased.matcher(made.value).matches());
            assertThat(new Glob(made.parts, Glob.Case.FOLDED).matches(folded))
                    .isEqualTo(uncased.matcher(made.value).matches());
        });
    }

    @Test
    void thePlainShapesNeedNoMoreThanTheirLiteral() {
        Property.of(5000, GlobTest::made).holds(made -> {
            Glob glob = new Glob(made.parts, Glob.Case.SENSITIVE);
            String literal = new String(glob.literal(), StandardCharsets.UTF_8);
            byte[] bytes = made.value.getBytes(StandardCharsets.UTF_8);
            boolean fits = glob.matches(bytes, 0, bytes.length);
            switch (glob.shape()) {
                case EXACT -> assertThat(fits).isEqualTo(made.value.equals(literal));
                case PREFIX -> assertThat(fits).isEqualTo(made.value.startsWith(literal));
                case SUFFIX -> assertThat(fits).isEqualTo(made.value.endsWith(literal));
                case CONTAINS -> assertThat(fits).isEqualTo(made.value.contains(literal));
                case OTHER -> assertThat(!fits || made.value.contains(literal)).isTrue();
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"abc,EXACT", "abc*,PREFIX", "*abc,SUFFIX", "*abc*,CONTAINS", "**abc**,CONTAINS", "a*c,OTHER", "a?,OTHER"
    })
    void aPatternKnowsItsShape(String pattern, Glob.Shape shape) {
        assertThat(glob(pattern).shape()).isEqualTo(shape);
    }

    private static Glob glob(String pattern) {
        List<GlobPart> parts = new ArrayList<>();
        for (char c : pattern.toCharArray()) {
            parts.add(
                    switch (c) {
                        case '*' -> new GlobPart.AnyRun();
                        case '?' -> new GlobPart.AnyOne();
                        default -> new GlobPart.Literal(String.valueOf(c));
                    });
        }
        return new Glob(parts, Glob.Case.FOLDED);
    }

    @Test
    void manyStarsDoNotMultiplyTheTime() {
        Glob glob = glob("a*".repeat(200) + "b");
        byte[] value = "a".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        assertThat(glob.matches(value, 0, value.length)).isFalse();
    }
}

package io.kumoban.engine.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.Property;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WildcardTest {
    private record Case(String pattern, String text) {}

    @Test
    void aPatternMatchesWhatItsRegularExpressionMatches() {
        Property.of(5_000, random -> new Case(drawn(random, "ab*?"), drawn(random, "ab")))
                .holds(one -> assertThat(new Wildcard(one.pattern()).matches(one.text()))
                        .isEqualTo(Pattern.matches(regex(one.pattern()), one.text())));
    }

    private static String drawn(Random random, String letters) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static String regex(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (String letter : List.of(pattern.split(""))) {
            regex.append(
                    switch (letter) {
                        case "*" -> ".*";
                        case "?" -> ".";
                        default -> letter;
                    });
        }
        return regex.toString();
    }
}

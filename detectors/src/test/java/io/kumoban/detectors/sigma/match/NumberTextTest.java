package io.kumoban.detectors.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.testing.Property;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
    private static String number(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
        digits(random, text);
        if (random.nextBoolean()) {
            text.append('.');
            digits(random, text);
        }
        if (random.nextInt(3) == 0) {
            text.append(random.nextBoolean() ? 'e' : 'E')
                    .append(List.of("", "+", "-").get(random.nextInt(3)));
            text.append(random.nextInt(4));
        }
        return text.toString();
    }

    private static void digits(Random random, StringBuilder into) {
        int kinds = random.nextInt(3) + 1;
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 40 : 4); i >= 0; i--) {
            into.append("019".charAt(random.nextInt(kinds)));
        }
    }

    @Test
    void numbersCompareAsExactDecimals() {
        Property.of(20_000, random -> List.of(number(random), number(random))).holds(pair -> {
            NumberText left = NumberText.of(pair.get(0));
            NumberText right = NumberText.of(pair.get(1));
            int expected = new BigDecimal(pair.get(0)).compareTo(new BigDecimal(pair.get(1)));
            assertThat(Integer.signum(left.compareTo(right))).isEqualTo(expected);
            assertThat(left.copy().sameAs(right.copy())).isEqualTo(expected == 0);
        });
    }

    @Test
    void aNumberIsTheSameHoweverItIsWritten() {
        NumberText port = NumberText.of("443");
        for (String same : List.of("443.0", "0443", "4.43e2", "44300E-2", "443.000e+0")) {
            assertThat(NumberText.of(same).sameAs(port)).as(same).isTrue();
        }
        assertThat(NumberText.of("9223372036854775807").compareTo(NumberText.of("9223372036854775808")))
                .isNegative();
        assertThat(NumberText.of("1e999999999999999999999999").compareTo(port)).isPositive();
        assertThat(NumberText.of("-0.0").sameAs(NumberText.of("0"))).isTrue();
    }

    @Test
    void aNumberIsReadOutOfTheMiddleOfBytes() {
        byte[] bytes = "x12y".getBytes(StandardCharsets.US_ASCII);
        NumberText number = new NumberText();
        assertThat(number.read(bytes, 1, 2)).isTrue();
        assertThat(number.sameAs(NumberText.of("12"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                ".5",
                "1.",
                "1e",
                "1e+",
                "0x1",
                "NaN",
                "Infinity",
                "1 ",
                " 1",
                "1,5",
                "--1",
                "1.2.3"
            })
    void whatIsNoNumberIsTold(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        assertThat(new NumberText().read(bytes, 0, bytes.length)).isFalse();
        assertThatThrownBy(() -> NumberText.of(text)).hasMessageContaining("'" + text + "' is no number");
    }
}

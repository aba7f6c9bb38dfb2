package io.kumoban.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AmountsTest {
    @Test
    void countsHaveThousands() {
        assertThat(Amounts.count(1234567)).isEqualTo("1,234,567");
        assertThat(Amounts.count(1, "file")).isEqualTo("1 file");
        assertThat(Amounts.count(0, "file")).isEqualTo("0 files");
    }

    @Test
    void ratesAndBytesAreShort() {
        assertThat(Amounts.rate(940.4)).isEqualTo("940");
        assertThat(Amounts.rate(12_340)).isEqualTo("12.3 k");
        assertThat(Amounts.rate(1_250_000)).isEqualTo("1.25 M");
        assertThat(Amounts.rate(Double.NaN)).isEqualTo("0");
        assertThat(Amounts.bytes(12)).isEqualTo("12 B");
        assertThat(Amounts.bytes(5_600_000_000L)).isEqualTo("5.6 GB");
    }

    @Test
    void spansUseTwoUnits() {
        assertThat(Amounts.span(Duration.ofMillis(350))).isEqualTo("350 ms");
        assertThat(Amounts.span(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
        assertThat(Amounts.span(Duration.ofHours(1))).isEqualTo("1 h");
        assertThat(Amounts.span(Duration.ofHours(52))).isEqualTo("2 d 4 h");
    }

    @Test
    void valuesShowWhatTheyMeasure() {
        assertThat(Amounts.value(120)).isEqualTo("120");
        assertThat(Amounts.value(3.14159)).isEqualTo("3.14");
        assertThat(Amounts.value(0.97123)).isEqualTo("0.971");
    }
}

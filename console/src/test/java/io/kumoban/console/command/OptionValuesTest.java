package io.kumoban.console.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class OptionValuesTest {
    @ParameterizedTest
    @CsvSource({
        "150M,157286400",
        "2g,2147483648",
        "65536,65536",
        "1KB,1024",
        "1TiB,1099511627776",
        "1099511627776,1099511627776"
    })
    void sizesAreWrittenInPowersOfTwo(String text, long bytes) {
        assertThat(new SizeConverter().convert(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1M", "1.5G", "many", "999999999999T"})
    void otherSizesAreRefused(String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new SizeConverter().convert(text))
                .withMessageContaining("150M");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01,2026-03-01T00:00:00Z",
        "2026-03-01T12:30,2026-03-01T12:30:00Z",
        "2026-03-01T12:30:05Z,2026-03-01T12:30:05Z",
        "2026-03-01T12:30:05+09:00,2026-03-01T03:30:05Z"
    })
    void timesWithoutAnOffsetAreUtc(String text, Instant time) {
        assertThat(new TimeConverter().convert(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-02-30", "2026-03-01 12:00", "2026-03-01T25:00"})
    void otherTimesAreRefused(String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new TimeConverter().convert(text))
                .withMessageContaining("2026-03-01");
    }

    @Test
    void slackIsOneSpanOrOneForEachFamily() {
        assertThat(Slack.parse("2h")).isEqualTo(new Slack(Duration.ofHours(2), Duration.ofHours(2)));
        assertThat(Slack.parse("calls=2h,others=10m"))
                .isEqualTo(new Slack(Duration.ofHours(2), Duration.ofMinutes(10)));
        assertThat(Slack.parse("others=5m")).isEqualTo(new Slack(Duration.ofHours(1), Duration.ofMinutes(5)));
        assertThat(Slack.parse(Slack.STANDARD.toString())).isEqualTo(Slack.STANDARD);
        assertThatIllegalArgumentException().isThrownBy(() -> Slack.parse("dns=1h"));
        assertThatIllegalArgumentException().isThrownBy(() -> Slack.parse("calls="));
    }

    @Test
    void speedIsMaxOrAPositiveNumber() {
        assertThat(new SpeedConverter().convert("max")).isZero();
        assertThat(new SpeedConverter().convert("60")).isEqualTo(60);
        assertThatExceptionOfType(TypeConversionException.class).isThrownBy(() -> new SpeedConverter().convert("-1"));
        assertThatExceptionOfType(TypeConversionException.class).isThrownBy(() -> new SpeedConverter().convert("NaN"));
        assertThatExceptionOfType(TypeConversionException.class).isThrownBy(() -> new SpeedConverter().convert("fast"));
    }
}

package io.kumoban.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.Property;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    private static final Pattern SHAPE = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");
    private static final String[] PARTS = {"0", "9", "2", "-", ":", "T", "Z", ".", " ", "é"};

    @Test
    void everyMomentReadsAsTheLibraryReadsIt() {
        Property.of(
                        20_000,
                        random -> Instant.ofEpochMilli(random.nextLong(253_402_300_800_000L))
                                .toString())
                .holds(text ->
                        assertThat(parse(text)).isEqualTo(Instant.parse(text).toEpochMilli()));
    }

    @Test
    void aSpoiltTimeIsReadAsTheLibraryReadsItOrNotAtAll() {
        Property.of(20_000, random -> {
                    StringBuilder text = new StringBuilder(Instant.ofEpochMilli(random.nextLong(253_402_300_800_000L))
                            .toString());
                    for (int i = 0; i <= random.nextInt(2); i++) {
                        int at = random.nextInt(text.length());
                        text.replace(at, at + random.nextInt(2), PARTS[random.nextInt(PARTS.length)]);
                    }
                    return text.toString();
                })
                .holds(text -> assertThat(parse(text)).isEqualTo(expected(text)));
    }

    private static long expected(String text) {
        if (!SHAPE.matcher(text).matches() || text.compareTo("1970") < 0 || text.startsWith("24:", 11)) {
            return Timestamps.NONE;
        }
        try {
            return text.startsWith("60", 17)
                    ? Instant.parse(text.substring(0, 17) + "59" + text.substring(19))
                                    .toEpochMilli()
                            + 1000
                    : Instant.parse(text).toEpochMilli();
        } catch (DateTimeException noTime) {
            return Timestamps.NONE;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29T23:59:59Z, 1709251199000",
        "1970-01-01T00:00:00Z, 0",
        "2016-12-31T23:59:60Z, 1483228800000",
        "2026-03-02T10:00:00.5Z, 1772445600500",
        "2026-03-02T10:00:00.123456789Z, 1772445600123"
    })
    void timesAreMillisecondsSince1970(String text, long millis) {
        assertThat(parse(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-03-02",
                "2026-02-29T10:00:00Z",
                "2100-02-29T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-04-31T10:00:00Z",
                "2026-03-02T24:00:00Z",
                "2026-03-02T10:60:00Z",
                "2026-03-02T10:00:61Z",
                "2026-03-02T10:00:00.Z",
                "2026-03-02T10:00:00+00:00",
                "2026-03-02T10:00:00ZZ",
                "20131102T010628Z"
            })
    void whatIsNoTimeIsNone(String text) {
        assertThat(parse(text)).isEqualTo(Timestamps.NONE);
    }

    private static long parse(String text) {
        byte[] bytes = ("##" + text + "0Z").getBytes(StandardCharsets.UTF_8);
        return Timestamps.parse(bytes, 2, bytes.length - 4);
    }
}

package io.kumoban.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.Property;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ByteLinesTest {
    @Test
    void linesAreThoseOfTheTextHoweverItArrives() {
        Property.ofLists(
                        200,
                        60,
                        random -> "x".repeat(random.nextInt(random.nextInt(20) == 0 ? 200_000 : 40))
                                + (random.nextInt(6) == 0 ? "" : "\n"))
                .holds(parts -> {
                    String text = String.join("", parts);
                    List<String> expected = text.lines()
                            .map(line -> line.length() > ByteLines.LONGEST ? "too long" : line)
                            .collect(Collectors.toList());

                    assertThat(lines(text)).isEqualTo(expected);
                });
    }

    @Test
    void blanksAroundALineAndAMarkBeforeTheFirstAreNoPartOfIt() throws IOException {
        assertThat(lines("\ufeff a b \r\n\tc\r\n\r\n")).containsExactly("a b", "c", "");
    }

    private static List<String> lines(String text) throws IOException {
        ByteLines lines = new ByteLines(drop(text.getBytes(StandardCharsets.UTF_8)));
        List<String> read = new ArrayList<>();
        while (lines.advance()) {
            assertThat(lines.number()).isEqualTo(read.size() + 1);
            read.add(lines.isTooLong() ? "too long" : lines.text());
        }
        return read;
    }

    /** A stream that gives at most 1,000 bytes at a time. */
    private static InputStream drop(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(1_000, length));
            }
        };
    }
}

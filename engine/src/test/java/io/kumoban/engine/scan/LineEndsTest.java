package io.kumoban.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.Property;
import org.junit.jupiter.api.Test;

class LineEndsTest {
    @Test
    void theFirstLineFeedIsFoundAsByLookingAtEachByte() {
        Property.of(300, random -> {
                    byte[] bytes = new byte[random.nextInt(60)];
                    for (int i = 0; i < bytes.length; i++) {
                        bytes[i] = (byte)
                                (random.nextInt(12) == 0 ? '\n' : random.nextInt(random.nextBoolean() ? 256 : 14));
                    }
                    return bytes;
                })
                .holds(bytes -> {
                    for (int to = 0; to <= bytes.length; to++) {
                        for (int from = 0; from <= to; from++) {
                            assertThat(LineEnds.next(bytes, from, to)).isEqualTo(plain(bytes, from, to));
                        }
                    }
                });
    }

    private static int plain(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != '\n') {
            at++;
        }
        return at;
    }
}

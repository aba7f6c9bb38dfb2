package io.kumoban.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8Test {
    @Test
    void bytesAreValidExactlyWhenThePlatformCanDecodeThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int[] telling = {
            0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xee, 0xef,
            0xf0, 0xf1, 0xf4, 0xf5, 0xff
        };
        for (int i = 0; i < 200_000; i++) {
            byte[] bytes = new byte[random.nextInt(6)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) telling[random.nextInt(telling.length)];
            }

            assertThat(Utf8.isValid(bytes, 0, bytes.length))
                    .as("%s, seed %d", HexFormat.of().formatHex(bytes), seed)
                    .isEqualTo(canDecode(bytes));
        }
    }

    @Test
    void aSequenceMustEndInsideTheText() {
        byte[] bytes = "é".getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8.isValid(bytes, 0, 2)).isTrue();
        assertThat(Utf8.isValid(bytes, 0, 1)).isFalse();
    }

    private static boolean canDecode(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}

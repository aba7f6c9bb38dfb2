package io.kumoban.engine.foreign;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** How Zeek writes bytes that would break a line or are no text: {@code \x} and two hexadecimal digits. */
final class ZeekEscapes {
    private static final int LENGTH = 4;

    private ZeekEscapes() {}

    /** The text with the bytes themselves; those that are no UTF-8 become replacement characters. */
    static String plain(String text) {
        ByteArrayOutputStream plain = new ByteArrayOutputStream(text.length());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int at = 0;
        while (at < bytes.length) {
            int value = at + LENGTH <= bytes.length && bytes[at] == '\\' && bytes[at + 1] == 'x'
                    ? byteOf(bytes[at + 2], bytes[at + 3])
                    : -1;
            plain.write(value < 0 ? bytes[at] : value);
            at += value < 0 ? 1 : LENGTH;
        }
        return plain.toString(StandardCharsets.UTF_8);
    }

    private static int byteOf(byte high, byte low) {
        int upper = Character.digit(high, 16);
        int lower = Character.digit(low, 16);
        return upper < 0 || lower < 0 ? -1 : upper << 4 | lower;
    }
}

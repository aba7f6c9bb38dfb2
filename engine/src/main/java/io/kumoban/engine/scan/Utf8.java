package io.kumoban.engine.scan;

/** UTF-8 (RFC 3629): checked where text is kept, and only there. */
public final class Utf8 {
    private Utf8() {}

    /** Whether the bytes are well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF. */
    public static boolean isValid(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            if (at + Words.BYTES <= end && (Words.at(bytes, at) & Words.HIGH_BITS) == 0) {
                at += Words.BYTES;
                continue;
            }
            if (bytes[at] >= 0) {
                at++;
                continue;
            }
            int size = sequence(bytes, at, end);
            if (size == 0) {
                return false;
            }
            at += size;
        }
        return true;
    }

    private static int sequence(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xff;
        if (first >= 0xc2 && first <= 0xdf) {
            return at + 1 < end && isTail(bytes[at + 1]) ? 2 : 0;
        }
        if (first >= 0xe0 && first <= 0xef) {
            if (at + 2 >= end || !isTail(bytes[at + 1]) || !isTail(bytes[at + 2])) {
                return 0;
            }
            int second = bytes[at + 1] & 0xff;
            boolean overlong = first == 0xe0 && second < 0xa0;
            boolean surrogate = first == 0xed && second > 0x9f;
            return overlong || surrogate ? 0 : 3;
        }
        if (first >= 0xf0 && first <= 0xf4) {
            if (at + 3 >= end || !isTail(bytes[at + 1]) || !isTail(bytes[at + 2]) || !isTail(bytes[at + 3])) {
                return 0;
            }
            int second = bytes[at + 1] & 0xff;
            boolean overlong = first == 0xf0 && second < 0x90;
            boolean tooHigh = first == 0xf4 && second > 0x8f;
            return overlong || tooHigh ? 0 : 4;
        }
        return 0;
    }

    private static boolean isTail(byte b) {
        return (b & 0xc0) == 0x80;
    }
}

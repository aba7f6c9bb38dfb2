package io.kumoban.engine.journal;

/** UUIDs in their usual text, 36 bytes in lower case, as two long numbers. */
final class Uuids {
    static final int LENGTH = 36;

    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };
    private static final short[] PAIRS = new short[256];

    static {
        for (int i = 0; i < 256; i++) {
            PAIRS[i] = (short) (DIGITS[i >> 4] | DIGITS[i & 15] << 8);
        }
    }

    private Uuids() {}

    /** Whether {@link #write} would give these bytes back. */
    static boolean isOne(byte[] text, int from, int length) {
        if (length != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            byte b = text[from + i];
            boolean fits =
                    i == 8 || i == 13 || i == 18 || i == 23 ? b == '-' : b >= '0' && b <= '9' || b >= 'a' && b <= 'f';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    static long high(byte[] text, int from) {
        return hex(text, from, 8) << 32 | hex(text, from + 9, 4) << 16 | hex(text, from + 14, 4);
    }

    static long low(byte[] text, int from) {
        return hex(text, from + 19, 4) << 48 | hex(text, from + 24, 12);
    }

    private static long hex(byte[] text, int from, int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int b = text[from + i];
            value = value << 4 | (b <= '9' ? b - '0' : b - 'a' + 10);
        }
        return value;
    }

    /** Writes 36 bytes. */
    static void write(long high, long low, byte[] text, int at) {
        pairs(high >>> 32, 4, text, at);
        text[at + 8] = '-';
        pairs(high >>> 16 & 0xffff, 2, text, at + 9);
        text[at + 13] = '-';
        pairs(high & 0xffff, 2, text, at + 14);
        text[at + 18] = '-';
        pairs(low >>> 48, 2, text, at + 19);
        text[at + 23] = '-';
        pairs(low & 0xffff_ffff_ffffL, 6, text, at + 24);
    }

    private static void pairs(long value, int bytes, byte[] text, int at) {
        for (int i = 0; i < bytes; i++) {
            short pair = PAIRS[(int) (value >>> (bytes - 1 - i) * 8) & 0xff];
            text[at + 2 * i] = (byte) pair;
            text[at + 2 * i + 1] = (byte) (pair >> 8);
        }
    }
}

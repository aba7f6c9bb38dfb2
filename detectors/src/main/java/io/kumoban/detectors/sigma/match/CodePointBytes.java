package io.kumoban.detectors.sigma.match;

/** Code points in UTF-8 bytes. Bytes that are no UTF-8 are code points of their own, and none of them is a character. */
public final class CodePointBytes {
    /** Stands for a byte that is no UTF-8: no code point, and no member of any set of them. */
    public static final int MALFORMED = -1;

    private CodePointBytes() {}

    /** The code point that begins at an index before {@code to}, or {@link #MALFORMED}. */
    public static int at(byte[] bytes, int at, int to) {
        int first = bytes[at];
        if (first >= 0) {
            return first;
        }
        int size = size(first);
        if (size == 1 || at + size > to) {
            return MALFORMED;
        }
        int point = first & 0x7f >> size;
        for (int i = 1; i < size; i++) {
            int tail = bytes[at + i];
            if (!isTail(tail)) {
                return MALFORMED;
            }
            point = point << 6 | tail & 0x3f;
        }
        return isWellFormed(point, size) ? point : MALFORMED;
    }

    private static boolean isWellFormed(int point, int size) {
        return switch (size) {
            case 2 -> point >= 0x80;
            case 3 -> point >= 0x800 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
            default -> point >= 0x10000 && point <= Character.MAX_CODE_POINT;
        };
    }

    private static int size(int first) {
        if ((first & 0xe0) == 0xc0) {
            return 2;
        }
        if ((first & 0xf0) == 0xe0) {
            return 3;
        }
        return (first & 0xf8) == 0xf0 ? 4 : 1;
    }

    private static boolean isTail(int b) {
        return (b & 0xc0) == 0x80;
    }

    /** The index behind what {@link #at} reads. */
    public static int next(byte[] bytes, int at, int to) {
        return bytes[at] >= 0 || at(bytes, at, to) == MALFORMED ? at + 1 : at + size(bytes[at]);
    }

    /**
     * The index of the last byte before {@code at}, not below {@code from}, that is no tail of a sequence; where all are
     * tails, {@code from}. In UTF-8 that is where the code point before {@code at} begins.
     */
    public static int before(byte[] bytes, int from, int at) {
        int begin = at - 1;
        while (begin > from && isTail(bytes[begin])) {
            begin--;
        }
        return begin;
    }

    /** The index of the first byte behind {@code at}, not above {@code to}, that is no tail: the mirror of {@link #before}. */
    public static int behind(byte[] bytes, int at, int to) {
        int end = at + 1;
        while (end < to && isTail(bytes[end])) {
            end++;
        }
        return end;
    }

    /** Writes a code point, which is no half of a surrogate pair; answers how many bytes it took, 1 to 4. */
    public static int put(int point, byte[] into, int at) {
        if (point < 0x80) {
            into[at] = (byte) point;
            return 1;
        }
        if (point < 0x800) {
            into[at] = (byte) (0xc0 | point >> 6);
            into[at + 1] = (byte) (0x80 | point & 0x3f);
            return 2;
        }
        if (point < 0x10000) {
            into[at] = (byte) (0xe0 | point >> 12);
            into[at + 1] = (byte) (0x80 | point >> 6 & 0x3f);
            into[at + 2] = (byte) (0x80 | point & 0x3f);
            return 3;
        }
        into[at] = (byte) (0xf0 | point >> 18);
        into[at + 1] = (byte) (0x80 | point >> 12 & 0x3f);
        into[at + 2] = (byte) (0x80 | point >> 6 & 0x3f);
        into[at + 3] = (byte) (0x80 | point & 0x3f);
        return 4;
    }
}

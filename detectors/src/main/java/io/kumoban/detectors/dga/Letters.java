package io.kumoban.detectors.dga;

/** The characters of labels as small numbers. */
final class Letters {
    /** What stands before the first and behind the last character. */
    static final int EDGE = 0;
    /** Letters are 1 to 26, digits 27 to 36; then the hyphen, then all else. */
    static final int FIRST_DIGIT = 27;

    static final int HYPHEN = 37;
    static final int OTHER = 38;
    /** How many numbers there are. */
    static final int COUNT = 39;

    private static final byte[] CODES = codes();
    private static final int VOWELS = 1 << 1 | 1 << 5 | 1 << 9 | 1 << 15 | 1 << 21;

    /** The kinds of characters: hyphens and all else, vowels (a, e, i, o, u), consonants, digits. */
    static final int NO_SOUND = 0;

    static final int VOWEL = 1;
    static final int CONSONANT = 2;
    static final int DIGIT = 3;

    private static final byte[] KINDS = kinds();

    private Letters() {}

    private static byte[] codes() {
        byte[] codes = new byte[256];
        for (int b = 0; b < codes.length; b++) {
            if (b >= 'a' && b <= 'z') {
                codes[b] = (byte) (b - 'a' + 1);
            } else if (b >= '0' && b <= '9') {
                codes[b] = (byte) (b - '0' + FIRST_DIGIT);
            } else {
                codes[b] = (byte) (b == '-' ? HYPHEN : OTHER);
            }
        }
        return codes;
    }

    /** The number of a byte of a label in lower case. */
    static int code(byte b) {
        return CODES[b & 0xff];
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[COUNT];
        for (int code = 1; code < FIRST_DIGIT; code++) {
            kinds[code] = (byte) ((VOWELS >>> code & 1) != 0 ? VOWEL : CONSONANT);
        }
        for (int code = FIRST_DIGIT; code < HYPHEN; code++) {
            kinds[code] = DIGIT;
        }
        return kinds;
    }

    /** The kind of a character. */
    static int kind(int code) {
        return KINDS[code];
    }
}

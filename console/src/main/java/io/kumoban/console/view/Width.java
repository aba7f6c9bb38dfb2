package io.kumoban.console.view;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * How many terminal columns a text takes, and cutting it at a column. What a reader sees as one character (an extended
 * grapheme cluster, Unicode annex 29) is measured and kept as one: East Asian wide characters (annex 11) and emoji take
 * two columns, combining marks none.
 */
public final class Width {
    private static final char ELLIPSIS = '\u2026';
    private static final int EMOJI_VARIATION = 0xfe0f;

    /** First and last code points that are wide without being emoji, ascending. */
    private static final int[] WIDE = {
        0x1100, 0x115f, 0x2329, 0x232a, 0x2e80, 0x303e, 0x3041, 0x33ff, 0x3400, 0x4dbf, 0x4e00, 0x9fff, 0xa000, 0xa4cf,
        0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6b, 0xff01, 0xff60, 0xffe0, 0xffe6,
        0x16fe0, 0x18dff, 0x1aff0, 0x1b2ff, 0x1d300, 0x1d376, 0x1f200, 0x1f265, 0x20000, 0x2fffd, 0x30000, 0x3fffd
    };

    private Width() {}

    /** Columns that a text without control characters takes; see {@link SafeText}. */
    public static int of(String text) {
        if (isAscii(text)) {
            return text.length();
        }
        BreakIterator clusters = clusters(text);
        int width = 0;
        for (int from = 0, to = clusters.next(); to != BreakIterator.DONE; from = to, to = clusters.next()) {
            width += ofCluster(text, from, to);
        }
        return width;
    }

    /**
     * The text in at most so many columns; what is cut off is marked by an ellipsis.
     *
     * @param columns 1 or more
     */
    public static String cut(String text, int columns) {
        if (columns < 1) {
            throw new IllegalArgumentException("a text cannot be cut to " + columns + " columns");
        }
        if (of(text) <= columns) {
            return text;
        }
        BreakIterator clusters = clusters(text);
        int width = 0;
        int kept = 0;
        for (int to = clusters.next(); to != BreakIterator.DONE; to = clusters.next()) {
            width += ofCluster(text, kept, to);
            if (width > columns - 1) {
                break;
            }
            kept = to;
        }
        return text.substring(0, kept) + ELLIPSIS;
    }

    static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static BreakIterator clusters(String text) {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        return clusters;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static int ofCluster(String text, int from, int to) {
        int widest = 0;
        for (int at = from; at < to; ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            widest = Math.max(widest, point == EMOJI_VARIATION ? 2 : ofPoint(point));
        }
        return widest;
    }

    private static int ofPoint(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return Character.isEmojiPresentation(point) || isWide(point) ? 2 : 1;
    }

    private static boolean isWide(int point) {
        if (point < WIDE[0]) {
            return false;
        }
        for (int i = 0; i < WIDE.length; i += 2) {
            if (point <= WIDE[i + 1]) {
                return point >= WIDE[i];
            }
        }
        return false;
    }
}

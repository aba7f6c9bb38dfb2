package io.kumoban.console.view;

/**
 * Text from logs made safe to show: what would move the cursor, colour the screen, turn the writing direction or hide
 * itself is shown as a visible escape. Letters of every script, combining marks and emoji stay as they are.
 */
public final class SafeText {
    private static final int ZERO_WIDTH_JOINER = 0x200d;
    private static final int EMOJI_VARIATION = 0xfe0f;
    /** What stands in for the missing letter under a combining mark (Unicode standard, section 7.9). */
    private static final int DOTTED_CIRCLE = 0x25cc;

    private SafeText() {}

    /** The text on one line, with escapes such as {@code \n}, {@code \x1b} and {@code \u202e}. */
    public static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length() + 16);
        int before = -1;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            int after = at < text.length() ? text.codePointAt(at) : -1;
            if (isHarmless(point, before, after)) {
                if (safe.isEmpty() && Width.isMark(point)) {
                    safe.appendCodePoint(DOTTED_CIRCLE);
                }
                safe.appendCodePoint(point);
            } else {
                escape(point, safe);
            }
            before = point;
        }
        return safe.toString();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHarmless(int point, int before, int after) {
        if (point == ZERO_WIDTH_JOINER) {
            return joinsEmoji(before) && after >= 0 && Character.isExtendedPictographic(after);
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static boolean joinsEmoji(int before) {
        return before >= 0
                && (before == EMOJI_VARIATION
                        || Character.isExtendedPictographic(before)
                        || Character.isEmojiModifier(before));
    }

    private static void escape(int point, StringBuilder safe) {
        switch (point) {
            case '\n' -> safe.append("\\n");
            case '\r' -> safe.append("\\r");
            case '\t' -> safe.append("\\t");
            default -> safe.append(point < 0x100 ? "\\x%02x".formatted(point) : "\\u%04x".formatted(point));
        }
    }
}

package io.kumoban.bench.mutate;

import java.util.List;

/** Texts that the two ways do not agree on, or that break one of them. */
record Failure(long seed, long record, String chapter, String wrong, List<byte[]> texts) {
    private static final int MOST_SHOWN = 20_000;

    /** In words; bytes that are not printable ASCII are written as {@code \xNN}, the backslash as two. */
    String shown() {
        StringBuilder shown = new StringBuilder();
        shown.append("FAILED with --seed ").append(seed).append(", in the text that begins at record ");
        shown.append(record)
                .append(" (")
                .append(chapter)
                .append(")\n")
                .append(wrong)
                .append('\n');
        shown.append("The smallest texts that fail so, one after the other:\n");
        for (byte[] text : texts) {
            shown.append("  |");
            for (int i = 0; i < text.length && i < MOST_SHOWN; i++) {
                show(text[i], shown);
            }
            shown.append(text.length > MOST_SHOWN ? "| and more, " + text.length + " bytes\n" : "|\n");
        }
        return shown.toString();
    }

    private static void show(byte value, StringBuilder shown) {
        if (value == '\\') {
            shown.append("\\\\");
        } else if (value >= ' ' && value < 127) {
            shown.append((char) value);
        } else {
            shown.append("\\x%02x".formatted(value));
        }
    }
}

package io.kumoban.console.view;

/** A labelled text, broken between words where the screen is too narrow. */
public final class Paragraph {
    private static final int LABEL = 14;
    private static final int STANDARD = 100;

    private Paragraph() {}

    /** Writes a label and, beside it, the text, made safe. */
    public static void print(Screen screen, String label, String text) {
        int room = Math.max(20, Math.min(STANDARD, screen.columns()) - LABEL);
        String start = screen.ink(Ink.FAINT, label) + " ".repeat(Math.max(1, LABEL - Width.of(label)));
        StringBuilder line = new StringBuilder();
        int width = 0;
        for (String word : SafeText.of(text).split(" ")) {
            int more = Width.of(word);
            if (width > 0 && width + 1 + more > room) {
                screen.line(start + line);
                start = " ".repeat(LABEL);
                line.setLength(0);
                width = 0;
            }
            if (width > 0) {
                line.append(' ');
                width++;
            }
            line.append(word);
            width += more;
        }
        screen.line(start + line);
    }
}

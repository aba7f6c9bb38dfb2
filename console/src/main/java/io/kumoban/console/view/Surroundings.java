package io.kumoban.console.view;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the program finds itself in: its environment, and which of its streams a person looks at.
 *
 * @param environment   environment variables
 * @param outIsTerminal whether standard output is a terminal
 * @param errIsTerminal whether standard error is a terminal
 */
public record Surroundings(Map<String, String> environment, boolean outIsTerminal, boolean errIsTerminal) {
    private static final int STANDARD_COLUMNS = 120;
    private static final int FEWEST_COLUMNS = 40;

    /** Nobody looks: pipes on both streams, and no environment. */
    public static final Surroundings PIPES = new Surroundings(Map.of(), false, false);

    /** Those of this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(System.getenv(), isTerminal(1), isTerminal(2));
    }

    /** Whether results may be coloured; see no-color.org for the variable. */
    public boolean colours() {
        return outIsTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty() && !isDumb();
    }

    /** Whether a line on standard error may be drawn again and again. */
    public boolean redraws() {
        return errIsTerminal && !isDumb();
    }

    /** The width of results in columns, or {@link Integer#MAX_VALUE} where nothing is to be cut. */
    public int columns() {
        return outIsTerminal ? terminalColumns() : Integer.MAX_VALUE;
    }

    /** The width of the terminal in columns, from {@code COLUMNS} or else 120. */
    public int terminalColumns() {
        String told = environment.getOrDefault("COLUMNS", "");
        return told.matches("[1-9]\\d{1,3}") ? Math.max(FEWEST_COLUMNS, Integer.parseInt(told)) : STANDARD_COLUMNS;
    }

    private boolean isDumb() {
        return "dumb".equals(environment.get("TERM"));
    }

    /**
     * Linux says what each stream is. Elsewhere Java only tells whether input and output are both a terminal; when in
     * doubt a stream is none.
     */
    private static boolean isTerminal(int stream) {
        Path link = Path.of("/proc/self/fd/" + stream);
        if (Files.isSymbolicLink(link)) {
            try {
                String target = Files.readSymbolicLink(link).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
            } catch (IOException unknown) {
                return false;
            }
        }
        @Nullable Console console = System.console();
        return console != null && console.isTerminal();
    }
}

package io.kumoban.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What is written down when the program itself is at fault, for whoever is to mend it. */
final class ErrorReport {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private ErrorReport() {}

    /** Writes a report into the folder for temporary files and gives the sentence to show. */
    static String write(Throwable failure, String[] arguments) {
        return write(failure, arguments, Path.of(System.getProperty("java.io.tmpdir")), Instant.now());
    }

    static String write(Throwable failure, String[] arguments, Path folder, Instant now) {
        Path file = folder.resolve("kumoban-error-" + STAMP.format(now) + ".txt");
        String cause = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        try {
            Files.writeString(file, text(failure, arguments, now));
        } catch (IOException unwritten) {
            return "internal error: %s (and no report could be written to %s: %s)"
                    .formatted(cause, file, unwritten.getMessage());
        }
        return "internal error: %s; the report is in %s".formatted(cause, file);
    }

    private static String text(Throwable failure, String[] arguments, Instant now) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return """
            Kumoban %s ended with an internal error at %s.

            Java       %s
            System     %s %s
            Arguments  %s

            %s\
            """.formatted(
                        Version.built(),
                        now,
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        String.join(" ", arguments),
                        trace);
    }
}

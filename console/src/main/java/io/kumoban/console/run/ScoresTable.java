package io.kumoban.console.run;

import io.kumoban.engine.feed.ByteLines;
import io.kumoban.engine.feed.CsvRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;

/** The scores of a replay ({@code --scores}), read one row at a time. */
public final class ScoresTable {
    private static final List<String> HEADER = List.of("detector", "time", "unit", "score");
    private static final String FORMULA = "=+-@\t";

    private final Path file;
    private long line;

    private ScoresTable(Path file) {
        this.file = file;
    }

    /**
     * One scored unit.
     *
     * @param time milliseconds since 1970
     */
    public record Scored(String detector, long time, String unit, double score) {}

    /**
     * Hands over each row in the order of the file.
     *
     * @throws UnreadableRun when the file cannot be read, or at the first row that is no score
     */
    public static void read(Path file, Consumer<Scored> scores) {
        try (InputStream in = Files.newInputStream(file)) {
            new ScoresTable(file).read(new ByteLines(in), scores);
        } catch (NoSuchFileException missing) {
            throw new UnreadableRun(
                    "There is no file of scores %s; write one with 'kumoban replay --scores'.".formatted(file));
        } catch (IOException unreadable) {
            throw new UnreadableRun(
                    "The scores %s cannot be read (%s).".formatted(file, String.valueOf(unreadable.getMessage())));
        }
    }

    private void read(ByteLines lines, Consumer<Scored> scores) throws IOException {
        if (!HEADER.equals(next(lines))) {
            throw wrong("should be the heading detector,time,unit,score");
        }
        for (List<String> cells = next(lines); !cells.isEmpty(); cells = next(lines)) {
            scores.accept(scored(cells));
        }
    }

    /** The cells of the next row, which goes over several lines where a unit does; empty at the end. */
    private List<String> next(ByteLines lines) throws IOException {
        StringBuilder row = new StringBuilder();
        do {
            if (!lines.advance()) {
                return row.isEmpty() ? List.of() : CsvRow.cells(row.toString());
            }
            line = lines.number();
            if (lines.isTooLong() || row.length() > ByteLines.LONGEST) {
                throw wrong("is longer than %,d bytes".formatted(ByteLines.LONGEST));
            }
            row.append(row.isEmpty() ? "" : "\n").append(lines.text());
        } while (row.isEmpty() || row.chars().filter(c -> c == '"').count() % 2 == 1);
        return CsvRow.cells(row.toString());
    }

    private Scored scored(List<String> cells) {
        if (cells.size() != HEADER.size()) {
            throw wrong("has %d cells and not %d".formatted(cells.size(), HEADER.size()));
        }
        if (cells.getFirst().isEmpty()) {
            throw wrong("names no detector");
        }
        return new Scored(cells.get(0), time(cells.get(1)), unguarded(cells.get(2)), score(cells.get(3)));
    }

    private long time(String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException none) {
            throw wrong("has no time in its second cell");
        }
    }

    private double score(String text) {
        try {
            double score = Double.parseDouble(text);
            if (!Double.isNaN(score)) {
                return score;
            }
        } catch (NumberFormatException none) {
            // Said below, with what is no score though Java takes it for a number.
        }
        throw wrong("has no number in its last cell");
    }

    /** Without the apostrophe that keeps a spreadsheet from reading a formula. */
    private static String unguarded(String unit) {
        boolean guarded = unit.length() > 1 && unit.charAt(0) == '\'' && FORMULA.indexOf(unit.charAt(1)) >= 0;
        return guarded ? unit.substring(1) : unit;
    }

    private UnreadableRun wrong(String what) {
        return new UnreadableRun("The scores %s cannot be used: line %d %s.".formatted(file, line, what));
    }
}

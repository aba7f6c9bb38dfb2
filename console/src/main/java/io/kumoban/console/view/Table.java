package io.kumoban.console.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of texts in columns two blanks apart. All cells are made safe ({@link SafeText}). Where the screen is too
 * narrow, the widest of the columns that may shrink are cut first.
 */
public final class Table {
    private static final int GAP = 2;
    private static final int NARROWEST = 8;

    /** One cell: any text, in an ink. */
    public record Cell(String text, Ink ink) {
        public Cell {
            text = SafeText.of(text);
        }

        public static Cell of(String text) {
            return new Cell(text, Ink.PLAIN);
        }
    }

    private enum Fit {
        /** Never cut. */
        WHOLE,
        /** Never cut, and set flush right. */
        NUMBER,
        /** Cut where the screen is too narrow. */
        SHRINKS
    }

    private record Column(String heading, Fit fit) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<List<Cell>> rows = new ArrayList<>();

    /** Adds a column that is never cut. */
    public Table column(String heading) {
        columns.add(new Column(heading, Fit.WHOLE));
        return this;
    }

    /** Adds a column of numbers. */
    public Table number(String heading) {
        columns.add(new Column(heading, Fit.NUMBER));
        return this;
    }

    /** Adds a column that is cut where the screen is too narrow. */
    public Table shrinking(String heading) {
        columns.add(new Column(heading, Fit.SHRINKS));
        return this;
    }

    /** Adds a row of plain texts. */
    public Table row(String... cells) {
        return row(Arrays.stream(cells).map(Cell::of).toArray(Cell[]::new));
    }

    /** Adds a row. */
    public Table row(Cell... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "a row of %d cells does not fit %d columns".formatted(cells.length, columns.size()));
        }
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Writes the headings and all rows. */
    public void print(Screen screen) {
        int[] widths = widths(screen.columns());
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            append(line, columns.get(i).heading(), Ink.FAINT, i, widths, screen);
        }
        screen.line(line.toString());
        for (List<Cell> row : rows) {
            line.setLength(0);
            for (int i = 0; i < widths.length; i++) {
                append(line, row.get(i).text(), row.get(i).ink(), i, widths, screen);
            }
            screen.line(line.toString());
        }
    }

    private void append(StringBuilder line, String text, Ink ink, int column, int[] widths, Screen screen) {
        String shown = Width.cut(text, widths[column]);
        String padding = " ".repeat(widths[column] - Width.of(shown));
        boolean last = column == widths.length - 1;
        if (column > 0) {
            line.append(" ".repeat(GAP));
        }
        if (columns.get(column).fit() == Fit.NUMBER) {
            line.append(padding).append(screen.ink(ink, shown));
        } else {
            line.append(screen.ink(ink, shown)).append(last ? "" : padding);
        }
    }

    private int[] widths(int available) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(1, Width.of(columns.get(i).heading()));
            for (List<Cell> row : rows) {
                widths[i] = Math.max(widths[i], Width.of(row.get(i).text()));
            }
        }
        long excess = Arrays.stream(widths).asLongStream().sum() + GAP * (widths.length - 1L) - available;
        while (excess > 0) {
            int widest = widestThatShrinks(widths);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
            excess--;
        }
        return widths;
    }

    private int widestThatShrinks(int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            boolean shrinks = columns.get(i).fit() == Fit.SHRINKS && widths[i] > NARROWEST;
            if (shrinks && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }
}

package io.kumoban.engine.list;

import io.kumoban.engine.feed.ByteLines;
import java.io.IOException;

/**
 * Reads lists that have an entry a line: plain text, whose comments begin with {@code #}; the reputation lines of
 * ALIEN_VAULT, whose fields are parted by {@code #} and whose first one counts; and CSV (see {@link CsvColumns}). The
 * first line that is no comment decides between text and CSV.
 */
final class TextList {
    private final ByteLines lines;
    private final ListEntries entries;

    private TextList(ByteLines lines, ListEntries entries) {
        this.lines = lines;
        this.entries = entries;
    }

    static void read(ByteLines lines, ListEntries entries) throws IOException {
        new TextList(lines, entries).read();
    }

    private void read() throws IOException {
        if (!nextEntry()) {
            return;
        }
        CsvColumns columns = lines.isTooLong() ? null : CsvColumns.of(lines.text());
        if (columns == null) {
            do {
                textLine();
            } while (nextEntry());
            return;
        }
        if (!columns.hasHeader()) {
            csvLine(columns);
        }
        while (nextEntry()) {
            csvLine(columns);
        }
    }

    /** Moves to the next line that is neither empty nor all comment. */
    private boolean nextEntry() throws IOException {
        while (lines.advance()) {
            if (lines.isTooLong() || !lines.isEmpty() && lines.bytes()[lines.from()] != '#') {
                return true;
            }
        }
        return false;
    }

    private void textLine() {
        if (isTooLong()) {
            return;
        }
        byte[] bytes = lines.bytes();
        int to = lines.from();
        while (to < lines.to() && bytes[to] != '#') {
            to++;
        }
        while (ByteLines.isBlank(bytes[to - 1])) {
            to--;
        }
        entries.any(lines.number(), bytes, lines.from(), to);
    }

    private void csvLine(CsvColumns columns) {
        if (!isTooLong()) {
            columns.read(lines.number(), lines.text(), entries);
        }
    }

    private boolean isTooLong() {
        if (lines.isTooLong()) {
            entries.bad(lines.number(), "a line of more than " + ByteLines.LONGEST + " bytes");
        }
        return lines.isTooLong();
    }
}

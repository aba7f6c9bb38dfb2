package io.kumoban.engine.foreign;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Zeek's tab-separated logs. A header is in force until the next. */
public final class ZeekText implements LineReader {
    private ZeekHeader header = new ZeekHeader();

    @Override
    public void begin(@Nullable String lines) {
        header = new ZeekHeader();
        if (lines != null) {
            lines.lines().forEach(this::read);
        }
    }

    /** Whether a text begins as these logs do. */
    public static boolean fits(String text) {
        return text.startsWith(ZeekHeader.SEPARATOR) || text.startsWith("#fields\t") || text.startsWith("#path\t");
    }

    /**
     * The header in force behind a line, given the one before it: a line for each directive, the newest of its kind, so
     * that it stays as small as one header is.
     */
    public static @Nullable String headerAfter(@Nullable String before, String line) {
        String directive = ZeekHeader.directive(line);
        if (directive.isEmpty()) {
            return before;
        }
        if (before == null || ZeekHeader.begins(line)) {
            return line + "\n";
        }
        String others = before.lines()
                .filter(other -> !other.startsWith(directive))
                .map(other -> other + "\n")
                .collect(Collectors.joining());
        return others + line + "\n";
    }

    @Override
    public @Nullable Reading read(String line) {
        if (line.isEmpty()) {
            return null;
        }
        if (line.charAt(0) == ZeekHeader.SIGN) {
            if (ZeekHeader.begins(line)) {
                header = new ZeekHeader();
            }
            header.take(line);
            return null;
        }
        List<String> cells = header.cells(line);
        Columns columns = header.columns();
        if (columns.count() == 0) {
            return new Reading.Bad("stands behind no #fields line, so nothing says what its columns are");
        }
        if (cells.size() != columns.count()) {
            return columns.wrongCount(cells.size());
        }
        return Zeek.read(header.path(), name -> values(columns.place(name), name, cells));
    }

    private List<String> values(int place, String name, List<String> cells) {
        if (place < 0) {
            return List.of();
        }
        return name.equals(Zeek.ANSWERS) ? header.values(cells.get(place)) : header.value(cells.get(place));
    }

    @Override
    public String columns() {
        return header.text();
    }
}

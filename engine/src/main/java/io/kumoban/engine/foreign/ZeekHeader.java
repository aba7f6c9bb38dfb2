package io.kumoban.engine.foreign;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines with which Zeek heads its tab-separated logs, as its ASCII writer does it ({@code LogAscii}): separators,
 * signs of absence, the stream and the columns.
 */
final class ZeekHeader {
    static final char SIGN = '#';
    static final String SEPARATOR = "#separator ";

    private static final List<String> DIRECTIVES =
            List.of(SEPARATOR, "#set_separator", "#empty_field", "#unset_field", "#path", "#fields");
    private static final String TAB = "\t";

    private String separator = TAB;
    private String setSeparator = ",";
    private String empty = "(empty)";
    private String unset = "-";
    private String path = "";
    private Columns columns = Columns.NONE;

    /** The directive that a line is, such as {@code #fields}; empty when it decides nothing of what follows. */
    static String directive(String line) {
        for (String directive : DIRECTIVES) {
            if (line.startsWith(directive)) {
                return directive;
            }
        }
        return "";
    }

    /** Whether a line begins a header: what was said before it is void. */
    static boolean begins(String line) {
        return line.startsWith(SEPARATOR);
    }

    /** Takes a line that begins with {@link #SIGN}. */
    void take(String line) {
        if (begins(line)) {
            separator = unescaped(line.substring(SEPARATOR.length()).strip());
            separator = separator.isEmpty() ? TAB : separator;
            return;
        }
        List<String> words = split(line, separator);
        String value = words.size() > 1 ? words.get(1) : "";
        switch (words.getFirst()) {
            case "#set_separator" -> setSeparator = value.isEmpty() ? setSeparator : unescaped(value);
            case "#empty_field" -> empty = value;
            case "#unset_field" -> unset = value;
            case "#path" -> path = value;
            case "#fields" -> columns = new Columns(words.subList(1, words.size()));
            default -> {}
        }
    }

    /** The stream, such as {@code conn}; empty when the header does not name it. */
    String path() {
        return path;
    }

    Columns columns() {
        return columns;
    }

    /** All that decides how a line is read, in one line. */
    String text() {
        return String.join("\t", path, separator, setSeparator, empty, unset, String.join("\t", columns.names()));
    }

    List<String> cells(String line) {
        return split(line, separator);
    }

    /** The values of a cell, which may be a set. */
    List<String> values(String cell) {
        if (cell.equals(unset)) {
            return List.of();
        }
        if (cell.equals(empty)) {
            return List.of("");
        }
        List<String> values = new ArrayList<>();
        for (String value : split(cell, setSeparator)) {
            values.add(unescaped(value));
        }
        return values;
    }

    /** The value of a cell that is no set. */
    List<String> value(String cell) {
        if (cell.equals(unset)) {
            return List.of();
        }
        return List.of(cell.equals(empty) ? "" : unescaped(cell));
    }

    private static List<String> split(String text, String by) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(by); at >= 0; at = text.indexOf(by, from)) {
            parts.add(text.substring(from, at));
            from = at + by.length();
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** Bytes that are written as {@code \x09} stand for themselves. */
    private static String unescaped(String text) {
        return text.contains("\\x") ? ZeekEscapes.plain(text) : text;
    }
}

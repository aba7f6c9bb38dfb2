package io.kumoban.console.view;

import java.util.StringJoiner;

/** One line of comma-separated values (RFC 4180) that a spreadsheet takes for text and never for a formula. */
public final class CsvLine {
    private CsvLine() {}

    public static String of(String... cells) {
        StringJoiner line = new StringJoiner(",");
        for (String cell : cells) {
            line.add(cell(cell));
        }
        return line.toString();
    }

    private static String cell(String text) {
        String safe = SafeText.of(text);
        if (!safe.isEmpty() && "=+-@".indexOf(safe.charAt(0)) >= 0) {
            safe = "'" + safe;
        }
        return safe.indexOf(',') < 0 && safe.indexOf('"') < 0 ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}

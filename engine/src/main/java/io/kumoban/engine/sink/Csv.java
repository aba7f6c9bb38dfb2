package io.kumoban.engine.sink;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows of comma-separated values (RFC 4180) that a spreadsheet shows as text: a field that it could take for a formula
 * (OWASP, "CSV Injection") gets an apostrophe before it.
 */
public final class Csv {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,32}(\\.\\d{1,32})?(E-?\\d{1,3})?");
    private static final String FORMULA = "=+-@\t\r\n";

    private Csv() {}

    /** One row with its line end. */
    public static String row(List<String> fields) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                row.append(',');
            }
            append(row, fields.get(i));
        }
        return row.append("\r\n").toString();
    }

    private static void append(StringBuilder row, String field) {
        boolean formula = !field.isEmpty() && FORMULA.indexOf(field.charAt(0)) >= 0 && !isNumber(field);
        String safe = formula ? "'" + field : field;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        if (quoted) {
            row.append('"').append(safe.replace("\"", "\"\"")).append('"');
        } else {
            row.append(safe);
        }
    }

    /** A negative number is no formula. */
    private static boolean isNumber(String field) {
        return NUMBER.matcher(field).matches();
    }
}

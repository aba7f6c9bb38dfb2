package io.kumoban.bench;

import java.util.ArrayList;
import java.util.List;

/** A table for the terminal or for a Markdown page. Columns of numbers are set to the right. */
public record Table(List<String> heads, List<List<String>> rows) {

    /** The table, a line each row, ending in a line end. */
    public String text(boolean markdown) {
        StringBuilder text = new StringBuilder();
        line(text, heads, markdown);
        if (markdown) {
            List<String> rule = new ArrayList<>();
            for (int i = 0; i < heads.size(); i++) {
                rule.add("-".repeat(width(i) - 1) + (isNumeric(i) ? ":" : "-"));
            }
            line(text, rule, true);
        }
        rows.forEach(row -> line(text, row, markdown));
        return text.toString();
    }

    private void line(StringBuilder into, List<String> cells, boolean markdown) {
        StringBuilder line = new StringBuilder(markdown ? "| " : "");
        for (int i = 0; i < cells.size(); i++) {
            String padding = " ".repeat(width(i) - cells.get(i).length());
            line.append(i == 0 ? "" : markdown ? " | " : "  ");
            line.append(isNumeric(i) ? padding + cells.get(i) : cells.get(i) + padding);
        }
        into.append(markdown ? line + " |" : line.toString().stripTrailing()).append('\n');
    }

    private int width(int column) {
        int width = Math.max(3, heads.get(column).length());
        for (List<String> row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return width;
    }

    private boolean isNumeric(int column) {
        return rows.stream().allMatch(row -> row.get(column).matches("[0-9.,]*"));
    }
}

package io.kumoban.console.view;

import io.kumoban.engine.event.Row;
import java.io.BufferedWriter;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events one after the other, for people or for programs. */
public final class EventLines {
    private static final int BUFFER = 1 << 16;
    private static final String INDENT = "    ";

    private final Screen screen;
    private final PrintWriter target;
    private final PrintWriter out;

    /** Lines on a screen; {@link #finish} is to be called after the last. */
    public EventLines(Screen screen) {
        this.screen = screen;
        this.target = screen.out();
        this.out = new PrintWriter(new BufferedWriter(target, BUFFER));
    }

    /** Time, kind, actor and what happened on one line; then id and place; then all fields. */
    public void text(Row row, Map<String, String> fields, String file, boolean marked) {
        String head = "%s  %-8s  %s  %s"
                .formatted(
                        Amounts.time(row.time()),
                        kind(row),
                        SafeText.of(row.actor().toString()),
                        SafeText.of(RowFields.summary(row)));
        out.println(screen.ink(marked ? Ink.YELLOW : Ink.BOLD, (marked ? "* " : "  ") + cut(head, 2)));
        String place = "%s  in %s at byte %s"
                .formatted(row.contentId(), file, Amounts.count(row.run().offset(row.row())));
        out.println(INDENT + screen.ink(Ink.FAINT, cut(SafeText.of(place), INDENT.length())));
        fields.forEach((name, value) ->
                out.println(INDENT + cut(SafeText.of(name) + " = " + SafeText.of(value), INDENT.length())));
    }

    /** One JSON object. */
    public void json(Row row, Map<String, String> fields, String file, boolean marked) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("time", Instant.ofEpochMilli(row.time()).toString());
        json.put("kind", kind(row));
        json.put("id", row.contentId());
        if (marked) {
            json.put("marked", true);
        }
        ObjectNode values = json.putObject("fields");
        fields.forEach(values::put);
        json.putObject("locator").put("file", file).put("offset", row.run().offset(row.row()));
        out.println(json);
    }

    /** Whether whoever reads has gone away. */
    public boolean nobodyReads() {
        return target.checkError();
    }

    /** Writes what is still held back. */
    public void finish() {
        out.flush();
    }

    private String cut(String text, int before) {
        return screen.columns() == Integer.MAX_VALUE ? text : Width.cut(text, screen.columns() - before);
    }

    private static String kind(Row row) {
        return switch (row.run().kind()) {
            case API_CALL -> "apiCall";
            case FLOW -> "flow";
            case DNS_QUERY -> "dnsQuery";
        };
    }
}

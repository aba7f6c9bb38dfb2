package io.kumoban.console.rules;

import io.kumoban.detectors.sigma.rule.Level;
import io.kumoban.detectors.sigma.rule.SigmaRule;

/**
 * The line of JSON that says that a rule matches an event. All but the event's number is written once for a rule, by hand,
 * so that a short run need not load a library for it.
 *
 * @param before what stands before the number of the event
 * @param level  as Sigma writes it; empty when the rule says none
 */
public record MatchLine(String before, String level) {
    /** The line of a rule. */
    public static MatchLine of(SigmaRule rule) {
        Level level = rule.info().level();
        String word = level == null ? "" : level.word();
        StringBuilder text = new StringBuilder("{\"rule\":");
        quote(rule.info().key(), text);
        text.append(",\"title\":");
        quote(rule.info().title(), text);
        text.append(",\"level\":");
        if (level == null) {
            text.append("null");
        } else {
            quote(word, text);
        }
        return new MatchLine(text.append(",\"event\":").toString(), word);
    }

    /** Appends the line, without a line end. */
    public StringBuilder write(long event, StringBuilder into) {
        return into.append(before).append(event).append('}');
    }

    /** A JSON string (RFC 8259, section 7). Halves of surrogate pairs become question marks where the text is encoded. */
    private static void quote(String text, StringBuilder into) {
        into.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                into.append('\\').append(c);
            } else if (c < ' ') {
                into.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                into.append(c);
            }
        }
        into.append('"');
    }
}

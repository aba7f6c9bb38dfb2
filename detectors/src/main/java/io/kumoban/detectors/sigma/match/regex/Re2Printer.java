package io.kumoban.detectors.sigma.match.regex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a regular tree in the syntax of RE2, with nothing left that the two understand in different ways. */
final class Re2Printer {
    /** The largest count of RE2. */
    private static final int MOST_REPEATS = 1000;

    private final StringBuilder text = new StringBuilder();
    private boolean possible = true;

    private Re2Printer() {}

    /** The pattern, or null when RE2 has none that means the same. */
    static @Nullable String print(RegexNode node) {
        Re2Printer printer = new Re2Printer();
        printer.add(node, true);
        return printer.possible ? printer.text.toString() : null;
    }

    /** Adds a node; whether it stands at the end of the pattern matters for what looks at the end of the text. */
    private void add(RegexNode node, boolean last) {
        switch (node) {
            case RegexNode.OneOf(CodePoints points) -> {
                possible &= !points.isEmpty();
                text.append(points);
            }
            case RegexNode.Sequence(List<RegexNode> parts) -> {
                for (int i = 0; i < parts.size(); i++) {
                    add(parts.get(i), last && i == parts.size() - 1);
                }
            }
            case RegexNode.Choice(List<RegexNode> branches) -> {
                text.append("(?:");
                for (int i = 0; i < branches.size(); i++) {
                    text.append(i > 0 ? "|" : "");
                    add(branches.get(i), last);
                }
                text.append(')');
            }
            case RegexNode.Capture(RegexNode part, int number) -> add(new RegexNode.Choice(List.of(part)), last);
            case RegexNode.Repeat repeat -> {
                possible &= repeat.least() <= MOST_REPEATS && repeat.most() <= MOST_REPEATS;
                text.append("(?:");
                add(repeat.part(), false);
                text.append("){").append(repeat.least()).append(',');
                text.append(repeat.most() == RegexNode.UNBOUNDED ? "" : repeat.most())
                        .append('}');
            }
            case RegexNode.Place(RegexNode.PlaceKind kind) -> place(kind, last);
            case RegexNode.BackReference reference -> possible = false;
            case RegexNode.Atomic atomic -> possible = false;
            case RegexNode.Look look -> possible = false;
        }
    }

    private void place(RegexNode.PlaceKind kind, boolean last) {
        switch (kind) {
            case BEGIN -> text.append("\\A");
            case END -> text.append("\\z");
            case END_OF_LINE -> text.append("(?m:$)");
            case WORD_BORDER -> text.append("\\b");
            case NO_WORD_BORDER -> text.append("\\B");
            // Of RE2, this begins behind a last line feed too.
            case BEGIN_OF_LINE -> possible = false;
            case END_OF_LAST_LINE -> {
                // With the line feed as part of the match it is the same, as long as nothing follows.
                possible &= last;
                text.append("(?:\\n?\\z)");
            }
        }
    }
}

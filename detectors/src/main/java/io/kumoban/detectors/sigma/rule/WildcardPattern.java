package io.kumoban.detectors.sigma.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with wildcards: {@code ?} stands for one character (a code point), {@code *} for any number of them. A
 * backslash before a wildcard or another backslash takes its meaning away; any other backslash is one.
 *
 * @param parts literals are not empty and never stand side by side; nor do two {@link AnyRun}
 */
public record WildcardPattern(List<Part> parts) {
    /** A piece of a pattern. */
    public sealed interface Part {}

    /** Text that stands for itself. */
    public record Literal(String text) implements Part {}

    /** Any one character. */
    public record AnyOne() implements Part {}

    /** Any number of characters. */
    public record AnyRun() implements Part {}

    private static final Part ANY_ONE = new AnyOne();
    private static final Part ANY_RUN = new AnyRun();

    /** Joins what can be joined. */
    public WildcardPattern {
        parts = joined(parts);
    }

    /** The pattern written in a text. */
    public static WildcardPattern parse(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && "*?\\".indexOf(text.charAt(i + 1)) >= 0) {
                i++;
                literal.append(text.charAt(i));
            } else if (c == '*' || c == '?') {
                parts.add(new Literal(literal.toString()));
                literal.setLength(0);
                parts.add(c == '*' ? ANY_RUN : ANY_ONE);
            } else {
                literal.append(c);
            }
        }
        parts.add(new Literal(literal.toString()));
        return new WildcardPattern(parts);
    }

    /** A text in which nothing is a wildcard. */
    public static WildcardPattern literal(String text) {
        return new WildcardPattern(List.of(new Literal(text)));
    }

    /** This pattern behind anything. */
    public WildcardPattern afterAnything() {
        List<Part> longer = new ArrayList<>(parts.size() + 1);
        longer.add(ANY_RUN);
        longer.addAll(parts);
        return new WildcardPattern(longer);
    }

    /** This pattern before anything. */
    public WildcardPattern beforeAnything() {
        List<Part> longer = new ArrayList<>(parts);
        longer.add(ANY_RUN);
        return new WildcardPattern(longer);
    }

    /** Whether no part is a wildcard. */
    public boolean isLiteral() {
        return parts.isEmpty() || parts.size() == 1 && parts.getFirst() instanceof Literal;
    }

    /** The text of a pattern without wildcards. */
    public String literalText() {
        return parts.isEmpty() ? "" : ((Literal) parts.getFirst()).text();
    }

    /** The simplest test that holds for the same texts. */
    public ValueTest test(boolean cased) {
        if (isLiteral()) {
            return parts.isEmpty() ? new ValueTest.IsEmpty() : new ValueTest.Equals(literalText(), cased);
        }
        return switch (parts.size()) {
            case 2 -> {
                if (parts.get(0) instanceof Literal start && parts.get(1) instanceof AnyRun) {
                    yield new ValueTest.StartsWith(start.text(), cased);
                }
                if (parts.get(0) instanceof AnyRun && parts.get(1) instanceof Literal end) {
                    yield new ValueTest.EndsWith(end.text(), cased);
                }
                yield new ValueTest.Wildcard(this, cased);
            }
            case 3 ->
                parts.get(0) instanceof AnyRun
                                && parts.get(1) instanceof Literal middle
                                && parts.get(2) instanceof AnyRun
                        ? new ValueTest.Contains(middle.text(), cased)
                        : new ValueTest.Wildcard(this, cased);
            default -> new ValueTest.Wildcard(this, cased);
        };
    }

    /** The text that {@link #parse} reads as this pattern. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Literal literal -> text.append(literal.text().replaceAll("[\\\\*?]", "\\\\$0"));
                case AnyOne one -> text.append('?');
                case AnyRun run -> text.append('*');
            }
        }
        return text.toString();
    }

    private static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>(parts.size());
        for (Part part : parts) {
            Part before = joined.isEmpty() ? null : joined.getLast();
            if (part instanceof Literal literal) {
                if (literal.text().isEmpty()) {
                    continue;
                }
                if (before instanceof Literal start) {
                    joined.set(joined.size() - 1, new Literal(start.text() + literal.text()));
                    continue;
                }
            } else if (part instanceof AnyRun && before instanceof AnyRun) {
                continue;
            }
            joined.add(part);
        }
        return List.copyOf(joined);
    }
}

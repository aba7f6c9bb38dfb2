package io.kumoban.detectors.sigma.words;

import io.kumoban.detectors.sigma.rule.Comparison;
import io.kumoban.detectors.sigma.rule.Network;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.RegexFlag;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.engine.event.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a predicate asks of an event, in words: one line a test, parts indented below what joins them. */
public final class PredicateWords {
    private static final int MOST_LINES = 200;
    /** What stands before the four bytes of an address of version 4. */
    private static final int V4_BITS = 96;

    private static final String INDENT = "  ";

    private final List<String> lines = new ArrayList<>();

    private PredicateWords() {}

    /** The lines; a predicate that needs more than {@value #MOST_LINES} is cut. */
    public static List<String> of(Predicate predicate) {
        PredicateWords words = new PredicateWords();
        words.add(predicate, 0, "");
        if (words.lines.size() > MOST_LINES) {
            int more = words.lines.size() - MOST_LINES;
            words.lines.subList(MOST_LINES, words.lines.size()).clear();
            words.lines.add("... and " + more + " lines more");
        }
        return List.copyOf(words.lines);
    }

    private void add(Predicate predicate, int depth, String before) {
        switch (predicate) {
            case Predicate.AllOf(List<Predicate> parts) -> joined(parts, "all of:", "always", depth, before);
            case Predicate.AnyOf(List<Predicate> parts) -> joined(parts, "any of:", "never", depth, before);
            case Predicate.AtLeast(int count, List<Predicate> parts) ->
                joined(parts, "at least " + count + " of:", "never", depth, before);
            case Predicate.Not(Predicate part) -> add(part, depth, before + "not ");
            case Predicate.FieldTest(String field, ValueTest test) -> line(depth, before + field + " " + of(test));
            case Predicate.KeywordTest(ValueTest test) -> line(depth, before + "any text " + of(test));
        }
    }

    private void joined(List<Predicate> parts, String heading, String none, int depth, String before) {
        if (parts.isEmpty()) {
            line(depth, before + none);
            return;
        }
        line(depth, before + heading);
        parts.forEach(part -> add(part, depth + 1, ""));
    }

    private void line(int depth, String text) {
        lines.add(INDENT.repeat(depth) + text);
    }

    /** What one value must be like, for example {@code is 'StopLogging'}. */
    public static String of(ValueTest test) {
        return switch (test) {
            case ValueTest.Equals(String text, boolean cased) -> "is " + quoted(text) + cased(cased);
            case ValueTest.StartsWith(String text, boolean cased) -> "begins with " + quoted(text) + cased(cased);
            case ValueTest.EndsWith(String text, boolean cased) -> "ends with " + quoted(text) + cased(cased);
            case ValueTest.Contains(String text, boolean cased) -> "contains " + quoted(text) + cased(cased);
            case ValueTest.Wildcard wildcard ->
                "fits " + quoted(wildcard.pattern().text()) + cased(wildcard.cased());
            case ValueTest.Regex regex -> "fits the expression /" + regex.pattern() + "/" + flags(regex);
            case ValueTest.IsEmpty empty -> "is the empty text";
            case ValueTest.IsNull none -> "is missing or null";
            case ValueTest.Exists(boolean expected) -> expected ? "is there" : "is not there";
            case ValueTest.NumberEquals number ->
                "is the number " + number.number().toPlainString();
            case ValueTest.BooleanEquals(boolean expected) -> "is " + expected;
            case ValueTest.Compare compare ->
                "is a number " + symbol(compare.comparison()) + " "
                        + compare.bound().toPlainString();
            case ValueTest.Cidr cidr -> "is in the network " + network(cidr.network());
            case ValueTest.FieldReference reference ->
                switch (reference.part()) {
                            case WHOLE -> "is the value of ";
                            case START -> "begins with the value of ";
                            case END -> "ends with the value of ";
                            case ANYWHERE -> "contains the value of ";
                        }
                        + reference.field()
                        + cased(reference.cased());
            case ValueTest.TimePart time ->
                "is a time whose " + time.unit().name().toLowerCase(Locale.ROOT) + " " + of(time.number());
        };
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private static String cased(boolean cased) {
        return cased ? " in this case" : "";
    }

    private static String flags(ValueTest.Regex regex) {
        return regex.flags().stream().sorted().map(PredicateWords::letter).collect(Collectors.joining());
    }

    private static String letter(RegexFlag flag) {
        return switch (flag) {
            case IGNORE_CASE -> "i";
            case MULTI_LINE -> "m";
            case DOT_ALL -> "s";
        };
    }

    private static String symbol(Comparison comparison) {
        return switch (comparison) {
            case LT -> "<";
            case LTE -> "<=";
            case GT -> ">";
            case GTE -> ">=";
            case EQ -> "=";
            case NEQ -> "other than";
        };
    }

    private static String network(Network network) {
        Address address = new Address();
        address.set(network.high(), network.low());
        boolean v4 = address.isV4() && network.prefix() >= V4_BITS;
        return address + "/" + (v4 ? network.prefix() - V4_BITS : network.prefix());
    }
}

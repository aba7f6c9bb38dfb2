package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.detectors.sigma.rule.WildcardPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the values of a line and puts others in their place. */
final class LineValues {
    private LineValues() {}

    /** What a value becomes: alternatives, at least one. */
    @FunctionalInterface
    interface Change {
        List<ValueTest> of(ValueTest value) throws PipelineRefusal;
    }

    /** A text of a rule with its wildcards. */
    record Written(WildcardPattern pattern, boolean cased) {
        /** The text as a rule would write it, but that a backslash is one wherever it does not escape a wildcard. */
        String text() {
            StringBuilder text = new StringBuilder();
            for (WildcardPattern.Part part : pattern.parts()) {
                switch (part) {
                    case WildcardPattern.Literal(String literal) ->
                        text.append(literal.replace("*", "\\*").replace("?", "\\?"));
                    case WildcardPattern.AnyOne one -> text.append('?');
                    case WildcardPattern.AnyRun run -> text.append('*');
                }
            }
            return text.toString();
        }

        ValueTest test() {
            return pattern.test(cased);
        }

        /** A text that {@link #text} would write. */
        static Written of(String text, boolean cased) {
            return new Written(WildcardPattern.parse(text.replaceAll("\\\\(?![*?])", "\\\\\\\\")), cased);
        }
    }

    /** The text of a value; empty for what is no text, such as a number, a network or an expression. */
    static Optional<Written> written(ValueTest value) {
        return switch (value) {
            case ValueTest.Equals(String text, boolean cased) -> pattern(WildcardPattern.literal(text), cased);
            case ValueTest.StartsWith(String text, boolean cased) ->
                pattern(WildcardPattern.literal(text).beforeAnything(), cased);
            case ValueTest.EndsWith(String text, boolean cased) ->
                pattern(WildcardPattern.literal(text).afterAnything(), cased);
            case ValueTest.Contains(String text, boolean cased) ->
                pattern(WildcardPattern.literal(text).afterAnything().beforeAnything(), cased);
            case ValueTest.Wildcard(WildcardPattern pattern, boolean cased) -> pattern(pattern, cased);
            case ValueTest.IsEmpty empty -> pattern(WildcardPattern.literal(""), false);
            default -> Optional.empty();
        };
    }

    private static Optional<Written> pattern(WildcardPattern pattern, boolean cased) {
        return Optional.of(new Written(pattern, cased));
    }

    /** The values of a line, those of keywords without the wildcards that stand for anywhere. */
    static List<ValueTest> of(Part.Line line) {
        List<ValueTest> values = new ArrayList<>();
        collect(line.predicate(), values);
        return values;
    }

    private static void collect(Predicate predicate, List<ValueTest> into) {
        switch (predicate) {
            case Predicate.AllOf all -> all.parts().forEach(part -> collect(part, into));
            case Predicate.AnyOf any -> any.parts().forEach(part -> collect(part, into));
            case Predicate.AtLeast some -> some.parts().forEach(part -> collect(part, into));
            case Predicate.Not not -> collect(not.part(), into);
            case Predicate.FieldTest test -> into.add(test.test());
            case Predicate.KeywordTest keyword -> into.add(within(keyword.test()));
        }
    }

    /**
     * The line with other values. A value that becomes several is any of them; under {@code all} it is all of them.
     *
     * @param growth pays for every value
     */
    static Part.Line changed(Part.Line line, Change change, Growth growth) throws PipelineRefusal {
        return changed(line, line.field(), change, growth);
    }

    /** The line about another field, with other values; keywords become texts that are part of the field's value. */
    static Part.Line changed(Part.Line line, String field, Change change, Growth growth) throws PipelineRefusal {
        boolean all = line.modifiers().contains("all");
        return line.with(field, new Rewriting(field, change, growth).of(line.predicate(), all));
    }

    /** Puts other values into what a line tests. */
    private record Rewriting(String field, Change change, Growth growth) {
        /** The predicate with other values; {@code all} says that those of one value must all hold. */
        Predicate of(Predicate predicate, boolean all) throws PipelineRefusal {
            return switch (predicate) {
                case Predicate.AllOf parts -> new Predicate.AllOf(of(parts.parts(), all));
                case Predicate.AnyOf parts -> new Predicate.AnyOf(of(parts.parts(), false));
                case Predicate.AtLeast some -> new Predicate.AtLeast(some.count(), of(some.parts(), false));
                case Predicate.Not not -> new Predicate.Not(of(not.part(), all));
                case Predicate.FieldTest test -> joined(change.of(test.test()), false, all);
                case Predicate.KeywordTest keyword -> joined(change.of(within(keyword.test())), true, all);
            };
        }

        private List<Predicate> of(List<Predicate> parts, boolean all) throws PipelineRefusal {
            List<Predicate> changed = new ArrayList<>(parts.size());
            for (Predicate part : parts) {
                changed.add(of(part, all));
            }
            return changed;
        }

        private Predicate joined(List<ValueTest> values, boolean keyword, boolean all) throws PipelineRefusal {
            List<Predicate> tests = new ArrayList<>(values.size());
            for (ValueTest value : values) {
                growth.count(value);
                ValueTest test = keyword ? anywhere(value) : value;
                tests.add(field.isEmpty() ? new Predicate.KeywordTest(test) : new Predicate.FieldTest(field, test));
            }
            return all ? Predicate.allOf(tests) : Predicate.anyOf(tests);
        }
    }

    private static ValueTest within(ValueTest keyword) {
        Optional<Written> written = written(keyword);
        if (written.isEmpty()) {
            return keyword;
        }
        List<WildcardPattern.Part> parts =
                new ArrayList<>(written.get().pattern().parts());
        if (!parts.isEmpty() && parts.getFirst() instanceof WildcardPattern.AnyRun) {
            parts.removeFirst();
        }
        if (!parts.isEmpty() && parts.getLast() instanceof WildcardPattern.AnyRun) {
            parts.removeLast();
        }
        return new WildcardPattern(parts).test(written.get().cased());
    }

    private static ValueTest anywhere(ValueTest value) {
        return written(value)
                .map(text -> text.pattern().afterAnything().beforeAnything().test(text.cased()))
                .orElse(value);
    }
}

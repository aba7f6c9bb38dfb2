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

    /** The line with other values. */
    static Part.Line changed(Part.Line line, Change change) throws PipelineRefusal {
        return line.with(line.field(), changed(line.predicate(), line.field(), change));
    }

    /** The line about another field. */
    static Part.Line renamed(Part.Line line, String field) throws PipelineRefusal {
        return line.with(field, changed(line.predicate(), field, List::of));
    }

    private static Predicate changed(Predicate predicate, String field, Change change) throws PipelineRefusal {
        return switch (predicate) {
            case Predicate.AllOf all -> new Predicate.AllOf(changed(all.parts(), field, change));
            case Predicate.AnyOf any -> new Predicate.AnyOf(changed(any.parts(), field, change));
            case Predicate.AtLeast some -> new Predicate.AtLeast(some.count(), changed(some.parts(), field, change));
            case Predicate.Not not -> new Predicate.Not(changed(not.part(), field, change));
            case Predicate.FieldTest test ->
                Predicate.anyOf(change.of(test.test()).stream()
                        .<Predicate>map(value -> new Predicate.FieldTest(field, value))
                        .toList());
            case Predicate.KeywordTest keyword ->
                Predicate.anyOf(change.of(within(keyword.test())).stream()
                        .<Predicate>map(value -> new Predicate.KeywordTest(anywhere(value)))
                        .toList());
        };
    }

    private static List<Predicate> changed(List<Predicate> parts, String field, Change change) throws PipelineRefusal {
        List<Predicate> changed = new ArrayList<>(parts.size());
        for (Predicate part : parts) {
            changed.add(changed(part, field, change));
        }
        return changed;
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

package io.kumoban.detectors.sigma.lint;

import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.ValueTest;
import java.util.List;
import java.util.stream.Stream;

/** The single tests that predicates are made of. */
final class Leaves {
    private Leaves() {}

    /** All tests, whatever joins them. */
    static Stream<Predicate> of(Predicate predicate) {
        return switch (predicate) {
            case Predicate.AllOf(List<Predicate> parts) -> parts.stream().flatMap(Leaves::of);
            case Predicate.AnyOf(List<Predicate> parts) -> parts.stream().flatMap(Leaves::of);
            case Predicate.AtLeast(int count, List<Predicate> parts) ->
                parts.stream().flatMap(Leaves::of);
            case Predicate.Not(Predicate part) -> of(part);
            case Predicate.FieldTest test -> Stream.of(test);
            case Predicate.KeywordTest test -> Stream.of(test);
        };
    }

    /** The test of a leaf. */
    static ValueTest test(Predicate leaf) {
        return switch (leaf) {
            case Predicate.FieldTest field -> field.test();
            case Predicate.KeywordTest keyword -> keyword.test();
            default -> throw new IllegalArgumentException("only single tests are leaves, not " + leaf);
        };
    }
}

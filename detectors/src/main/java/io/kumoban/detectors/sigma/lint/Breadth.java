package io.kumoban.detectors.sigma.lint;

import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.detectors.sigma.rule.WildcardPattern;
import java.util.List;
import java.util.Set;

/** Tells predicates that ask for something rare from those that ask only for what most events have. */
final class Breadth {
    /** Fields of few values, each of which very many events share. */
    private static final Set<String> COMMON = Set.of(
            "account-id",
            "action",
            "awsRegion",
            "eventCategory",
            "eventSource",
            "eventType",
            "eventVersion",
            "log-status",
            "managementEvent",
            "proto",
            "protocol",
            "query_class",
            "readOnly",
            "recipientAccountId",
            "region",
            "userIdentity.accountId");

    private Breadth() {}

    /** Whether some test that must pass asks for something rare. */
    static boolean isNarrow(Predicate predicate) {
        return switch (predicate) {
            case Predicate.AllOf(List<Predicate> parts) -> parts.stream().anyMatch(Breadth::isNarrow);
            case Predicate.AnyOf(List<Predicate> parts) -> parts.stream().allMatch(Breadth::isNarrow);
            // Some of the parts that hold are narrow when too few are not.
            case Predicate.AtLeast(int count, List<Predicate> parts) ->
                parts.stream().filter(part -> !isNarrow(part)).count() < count;
            case Predicate.Not not -> false;
            case Predicate.FieldTest(String field, ValueTest test) -> !COMMON.contains(field) && isNarrow(test);
            case Predicate.KeywordTest(ValueTest test) -> isNarrow(test);
        };
    }

    private static boolean isNarrow(ValueTest test) {
        return switch (test) {
            case ValueTest.Wildcard wildcard ->
                wildcard.pattern().parts().stream().anyMatch(WildcardPattern.Literal.class::isInstance);
            case ValueTest.IsNull none -> false;
            case ValueTest.Exists exists -> false;
            default -> true;
        };
    }
}

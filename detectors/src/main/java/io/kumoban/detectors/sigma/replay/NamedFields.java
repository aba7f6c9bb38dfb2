package io.kumoban.detectors.sigma.replay;

import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.ValueTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Of which API calls rules look at a field: where a test of it counts only together with a name of the call, other calls need
 * not have it. A name counts when it is written as AWS writes names of APIs, each in one way; without a version at its end.
 */
final class NamedFields {
    private static final String NAME_FIELD = "eventName";
    /** Stands for all strings of the record. */
    static final String KEYWORDS = "";

    private static final Pattern API_NAME = Pattern.compile("[A-Z][A-Za-z]{1,99}");

    private final Map<String, Set<String>> byField = new HashMap<>();
    private final Set<String> ofAll = new HashSet<>();

    NamedFields(List<Predicate> predicates) {
        predicates.forEach(predicate -> look(predicate, Optional.empty()));
    }

    /** The names of the calls of which a field is looked at; empty when it is of all. */
    Set<String> of(String field) {
        return ofAll.contains(field) ? Set.of() : byField.getOrDefault(field, Set.of());
    }

    private void look(Predicate predicate, Optional<Set<String>> under) {
        switch (predicate) {
            case Predicate.AllOf(List<Predicate> parts) -> {
                Optional<Set<String>> names = under;
                for (Predicate part : parts) {
                    Optional<Set<String>> own = names(part);
                    if (own.isPresent()
                            && (names.isEmpty()
                                    || own.get().size() < names.get().size())) {
                        names = own;
                    }
                }
                for (Predicate part : parts) {
                    look(part, names);
                }
            }
            case Predicate.AnyOf(List<Predicate> parts) -> parts.forEach(part -> look(part, under));
            case Predicate.AtLeast(int count, List<Predicate> parts) -> parts.forEach(part -> look(part, under));
            case Predicate.Not(Predicate part) -> look(part, under);
            case Predicate.FieldTest(String field, ValueTest test) -> {
                use(field, under);
                if (test instanceof ValueTest.FieldReference reference) {
                    use(reference.field(), under);
                }
            }
            case Predicate.KeywordTest keyword -> use(KEYWORDS, under);
        }
    }

    private void use(String field, Optional<Set<String>> under) {
        if (under.isEmpty()) {
            ofAll.add(field);
        } else {
            byField.computeIfAbsent(field, unused -> new TreeSet<>()).addAll(under.get());
        }
    }

    /** The names of which a call has one where a predicate holds; empty when it may have any. */
    private static Optional<Set<String>> names(Predicate predicate) {
        return switch (predicate) {
            case Predicate.FieldTest(String field, ValueTest.Equals(String text, boolean cased))
            when field.equals(NAME_FIELD) && API_NAME.matcher(text).matches() -> Optional.of(Set.of(text));
            case Predicate.AnyOf(List<Predicate> parts)
            when !parts.isEmpty() -> {
                Set<String> all = new HashSet<>();
                for (Predicate part : parts) {
                    Optional<Set<String>> own = names(part);
                    if (own.isEmpty()) {
                        yield Optional.empty();
                    }
                    all.addAll(own.get());
                }
                yield Optional.of(all);
            }
            case Predicate.AllOf(List<Predicate> parts) -> {
                List<Set<String>> known = new ArrayList<>();
                parts.forEach(part -> names(part).ifPresent(known::add));
                yield known.stream().min(Comparator.comparingInt(Set::size));
            }
            default -> Optional.empty();
        };
    }
}

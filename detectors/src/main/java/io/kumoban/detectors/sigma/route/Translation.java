package io.kumoban.detectors.sigma.route;

import io.kumoban.detectors.sigma.route.FieldMapping.Form;
import io.kumoban.detectors.sigma.route.FieldMapping.Target;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.detectors.sigma.rule.WildcardPattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rule's predicate under the names of a log. A test of a field that the logs do not hold decides nothing: the rule
 * holds only where it would hold whatever the outcome of that test.
 */
final class Translation {
    private static final Predicate ALWAYS = new Predicate.AllOf(List.of());

    private final FieldMapping mapping;
    private final Set<String> missing = new TreeSet<>();

    Translation(FieldMapping mapping) {
        this.mapping = mapping;
    }

    /** Fields of the rule that the logs do not hold, as far as they were met. */
    Set<String> missing() {
        return Set.copyOf(missing);
    }

    /** The predicate under the log's names; {@link Predicate#NEVER} when it cannot hold. */
    Predicate translate(Predicate predicate) {
        return translate(predicate, false);
    }

    /**
     * Translates a part.
     *
     * @param open what a test without an answer counts as here: under a {@code not} it must count as true
     */
    private Predicate translate(Predicate predicate, boolean open) {
        return switch (predicate) {
            case Predicate.AllOf all -> allOf(parts(all.parts(), open));
            case Predicate.AnyOf any -> anyOf(parts(any.parts(), open));
            case Predicate.AtLeast some -> atLeast(some.count(), parts(some.parts(), open));
            case Predicate.Not not -> {
                Predicate inner = translate(not.part(), !open);
                yield inner.equals(Predicate.NEVER)
                        ? ALWAYS
                        : inner.equals(ALWAYS) ? Predicate.NEVER : new Predicate.Not(inner);
            }
            case Predicate.FieldTest test -> test(test, open);
            case Predicate.KeywordTest keyword -> keyword;
        };
    }

    private List<Predicate> parts(List<Predicate> parts, boolean open) {
        return parts.stream().map(part -> translate(part, open)).toList();
    }

    private static Predicate allOf(List<Predicate> parts) {
        List<Predicate> left =
                parts.stream().filter(part -> !part.equals(ALWAYS)).toList();
        return left.contains(Predicate.NEVER) ? Predicate.NEVER : Predicate.allOf(left);
    }

    private static Predicate anyOf(List<Predicate> parts) {
        List<Predicate> left =
                parts.stream().filter(part -> !part.equals(Predicate.NEVER)).toList();
        return left.contains(ALWAYS) ? ALWAYS : Predicate.anyOf(left);
    }

    private static Predicate atLeast(int count, List<Predicate> parts) {
        int needed = count - (int) parts.stream().filter(ALWAYS::equals).count();
        List<Predicate> left = parts.stream()
                .filter(part -> !part.equals(ALWAYS) && !part.equals(Predicate.NEVER))
                .toList();
        if (needed <= 0) {
            return ALWAYS;
        }
        if (needed > left.size()) {
            return Predicate.NEVER;
        }
        return needed == 1 ? Predicate.anyOf(left) : new Predicate.AtLeast(needed, left);
    }

    private Predicate test(Predicate.FieldTest test, boolean open) {
        Optional<Target> target = mapping.target(test.field());
        if (target.isEmpty()) {
            missing.add(test.field());
            return open ? ALWAYS : Predicate.NEVER;
        }
        Target found = target.get();
        if (test.test() instanceof ValueTest.FieldReference reference) {
            Optional<Target> other = mapping.target(reference.field());
            if (other.isEmpty()) {
                missing.add(reference.field());
                return open ? ALWAYS : Predicate.NEVER;
            }
            return new Predicate.FieldTest(
                    found.path(),
                    new ValueTest.FieldReference(other.get().path(), reference.part(), reference.cased()));
        }
        ValueTest inLog = found.values().isEmpty() ? test.test() : translated(test.test(), found);
        return found.form() == Form.DOMAIN_NAME
                ? withDot(found.path(), inLog)
                : new Predicate.FieldTest(found.path(), inLog);
    }

    private static ValueTest translated(ValueTest test, Target target) {
        String word = switch (test) {
            case ValueTest.Equals equals -> equals.text().toLowerCase(Locale.ROOT);
            case ValueTest.BooleanEquals bool -> String.valueOf(bool.expected());
            default -> "";
        };
        String written = target.values().get(word);
        if (written == null) {
            return test;
        }
        return written.chars().allMatch(Character::isDigit)
                ? new ValueTest.NumberEquals(new BigDecimal(written))
                : new ValueTest.Equals(written, false);
    }

    /** The end of a domain name, with and without the dot that the log writes there. */
    private static Predicate withDot(String path, ValueTest test) {
        List<ValueTest> tests = new ArrayList<>();
        tests.add(test);
        switch (test) {
            case ValueTest.Equals equals
            when isOpen(equals.text()) -> tests.add(new ValueTest.Equals(equals.text() + ".", equals.cased()));
            case ValueTest.EndsWith end
            when isOpen(end.text()) -> tests.add(new ValueTest.EndsWith(end.text() + ".", end.cased()));
            case ValueTest.Wildcard wildcard
            when wildcard.pattern().parts().getLast() instanceof WildcardPattern.Literal last
                    && isOpen(last.text()) -> {
                List<WildcardPattern.Part> parts =
                        new ArrayList<>(wildcard.pattern().parts());
                parts.add(new WildcardPattern.Literal("."));
                tests.add(new ValueTest.Wildcard(new WildcardPattern(parts), wildcard.cased()));
            }
            case ValueTest.Regex regex
            when endsAtEnd(regex.pattern()) -> {
                String open = regex.pattern().substring(0, regex.pattern().length() - 1);
                tests.set(0, new ValueTest.Regex("(?:" + open + ")\\.?$", regex.flags()));
            }
            default -> {}
        }
        return Predicate.anyOf(tests.stream()
                .<Predicate>map(each -> new Predicate.FieldTest(path, each))
                .toList());
    }

    private static boolean isOpen(String text) {
        return !text.endsWith(".");
    }

    /** Whether the last character of an expression is an anchor, and the only one that belongs to the whole. */
    private static boolean endsAtEnd(String pattern) {
        return pattern.endsWith("$") && !pattern.endsWith("\\$") && pattern.indexOf('|') < 0;
    }
}

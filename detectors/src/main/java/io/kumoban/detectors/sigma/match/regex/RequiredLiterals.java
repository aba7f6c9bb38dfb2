package io.kumoban.detectors.sigma.match.regex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts of which every match holds at least one, so that a value without any of them need not be looked at by the expression.
 * They are folded, since a folded value holds the folded form of all that it held before. An empty list says that nothing
 * is known.
 */
final class RequiredLiterals {
    /** More branches than this are not followed: each costs a search. */
    private static final int MOST = 32;

    /** Code points of a literal; longer ones add nothing. */
    private static final int MOST_LENGTH = 64;

    /** What a node is: one text in folded form, when it can be no other; and the best literals in it. */
    private record Known(@Nullable String exact, List<String> anyOf) {
        static final Known NOTHING = new Known(null, List.of());
        static final Known EMPTY = new Known("", List.of());

        static Known exactly(String text) {
            return new Known(text, text.isEmpty() ? List.of() : List.of(text));
        }

        Known inexact() {
            return new Known(null, anyOf);
        }
    }

    private RequiredLiterals() {}

    /** The folded literals of a tree, as texts. */
    static List<String> of(RegexNode node) {
        return known(node).anyOf;
    }

    private static Known known(RegexNode node) {
        return switch (node) {
            case RegexNode.OneOf(CodePoints points) -> {
                int fold = points.commonFold();
                yield fold < 0 ? Known.NOTHING : Known.exactly(Character.toString(fold));
            }
            case RegexNode.Sequence(List<RegexNode> parts) -> sequence(parts);
            case RegexNode.Choice(List<RegexNode> branches) -> choice(branches);
            case RegexNode.Repeat repeat -> repeat(repeat);
            case RegexNode.Capture(RegexNode part, int number) -> known(part);
            case RegexNode.Atomic(RegexNode part) -> known(part);
            case RegexNode.BackReference reference -> Known.NOTHING;
            case RegexNode.Look look -> Known.EMPTY;
            case RegexNode.Place place -> Known.EMPTY;
        };
    }

    private static Known sequence(List<RegexNode> parts) {
        StringBuilder run = new StringBuilder();
        List<String> best = List.of();
        boolean exact = true;
        for (RegexNode part : parts) {
            Known known = known(part);
            if (known.exact != null && run.length() + known.exact.length() <= MOST_LENGTH) {
                run.append(known.exact);
                continue;
            }
            exact = false;
            best = better(best, Known.exactly(run.toString()).anyOf);
            run.setLength(0);
            if (known.exact != null) {
                run.append(known.exact);
            }
            best = better(best, known.anyOf);
        }
        List<String> last = Known.exactly(run.toString()).anyOf;
        return exact ? new Known(run.toString(), last) : new Known(null, better(best, last));
    }

    /** The list whose shortest literal is longer: it lets fewer values through. Of equal ones, the one with fewer. */
    private static List<String> better(List<String> one, List<String> other) {
        int byLength = Integer.compare(shortest(one), shortest(other));
        boolean isOther = byLength < 0 || byLength == 0 && other.size() < one.size();
        return isOther ? other : one;
    }

    private static int shortest(List<String> literals) {
        return literals.stream().mapToInt(String::length).min().orElse(0);
    }

    private static Known choice(List<RegexNode> branches) {
        List<String> all = new ArrayList<>();
        for (RegexNode branch : branches) {
            List<String> anyOf = known(branch).anyOf;
            if (anyOf.isEmpty()) {
                return Known.NOTHING;
            }
            anyOf.stream().filter(literal -> !all.contains(literal)).forEach(all::add);
            if (all.size() > MOST) {
                return Known.NOTHING;
            }
        }
        return new Known(null, List.copyOf(all));
    }

    private static Known repeat(RegexNode.Repeat repeat) {
        if (repeat.least() == 0) {
            return repeat.most() == 0 ? Known.EMPTY : Known.NOTHING;
        }
        Known part = known(repeat.part());
        if (part.exact == null) {
            return part;
        }
        boolean fixed = repeat.least() == repeat.most();
        int copies = Math.min(repeat.least(), part.exact.isEmpty() ? 1 : MOST_LENGTH / part.exact.length());
        Known repeated = Known.exactly(part.exact.repeat(Math.max(1, copies)));
        return fixed && copies == repeat.least() ? repeated : repeated.inexact();
    }
}

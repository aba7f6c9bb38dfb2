package io.kumoban.detectors.sigma.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A predicate over atoms, made as small as can be: no constant inside another formula, no nesting of the same kind. */
sealed interface Formula {
    Formula ALWAYS = new All(List.of());
    Formula NEVER = new Any(List.of());

    /** One atom. */
    record Of(Atom atom) implements Formula {}

    /** All parts; at least two, or none for what always holds. */
    record All(List<Formula> parts) implements Formula {}

    /** Any part; at least two, or none for what never holds. */
    record Any(List<Formula> parts) implements Formula {}

    /** At least so many parts, of more; two or more. */
    record AtLeast(int count, List<Formula> parts) implements Formula {}

    /** Not the part, which is no negation itself. */
    record Not(Formula part) implements Formula {}

    static Formula all(List<Formula> parts) {
        Set<Formula> flat = new LinkedHashSet<>();
        for (Formula part : parts) {
            if (part.equals(NEVER)) {
                return NEVER;
            }
            if (part instanceof All(List<Formula> inner)) {
                flat.addAll(inner);
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.iterator().next() : new All(List.copyOf(flat));
    }

    static Formula any(List<Formula> parts) {
        Set<Formula> flat = new LinkedHashSet<>();
        for (Formula part : parts) {
            if (part.equals(ALWAYS)) {
                return ALWAYS;
            }
            if (part instanceof Any(List<Formula> inner)) {
                flat.addAll(inner);
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.iterator().next() : new Any(List.copyOf(flat));
    }

    static Formula not(Formula part) {
        if (part.equals(ALWAYS)) {
            return NEVER;
        }
        if (part.equals(NEVER)) {
            return ALWAYS;
        }
        return part instanceof Not(Formula inner) ? inner : new Not(part);
    }

    static Formula atLeast(int count, List<Formula> parts) {
        List<Formula> open = new ArrayList<>();
        int wanted = count;
        for (Formula part : parts) {
            if (part.equals(ALWAYS)) {
                wanted--;
            } else if (!part.equals(NEVER)) {
                open.add(part);
            }
        }
        if (wanted <= 0) {
            return ALWAYS;
        }
        if (wanted > open.size()) {
            return NEVER;
        }
        if (wanted == 1) {
            return any(open);
        }
        return wanted == open.size() ? all(open) : new AtLeast(wanted, List.copyOf(open));
    }
}

package io.kumoban.bench.cases;

import io.kumoban.detectors.sigma.rule.RuleInfo;
import java.util.Set;

/** Which techniques of ATT&CK a labelled case is, from {@code techniques.csv}, and so which rules are meant for it. */
final class CaseTechniques {
    private final NamedLists techniques = NamedLists.read("techniques.csv");

    /** The techniques of a case, such as {@code T1078.004}; empty when none are written down. */
    Set<String> of(String name) {
        return techniques.of(name);
    }

    Set<String> names() {
        return techniques.names();
    }

    /** Whether the authors of a rule meant it for a case: by its tags it is about a technique of it, or about the one above. */
    boolean intends(RuleInfo rule, String name) {
        return techniques.of(name).stream()
                .anyMatch(technique -> rule.techniques().contains(technique)
                        || rule.techniques().contains(above(technique)));
    }

    private static String above(String technique) {
        int dot = technique.indexOf('.');
        return dot < 0 ? technique : technique.substring(0, dot);
    }
}

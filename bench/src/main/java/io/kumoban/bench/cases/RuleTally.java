package io.kumoban.bench.cases;

import io.kumoban.detectors.sigma.rule.Level;
import io.kumoban.detectors.sigma.rule.MatchingRule;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Counts what one rule was meant for and what it hit. */
final class RuleTally {
    private final MatchingRule rule;
    private final CaseTechniques techniques;
    private int intended;
    private int cases;
    private int inside;
    private int outside;

    RuleTally(MatchingRule rule, CaseTechniques techniques) {
        this.rule = rule;
        this.techniques = techniques;
    }

    String title() {
        return rule.info().title();
    }

    boolean isMeantFor(LabelledCase attack) {
        return techniques.intends(rule.info(), attack.name());
    }

    /** Counts a case, and answers whether the rule hit any event of its attack. */
    boolean countCase(LabelledCase attack, Map<String, Set<MatchingRule>> hits) {
        int events = (int) hits.entrySet().stream()
                .filter(each ->
                        attack.isAttack(each.getKey()) && each.getValue().contains(rule))
                .count();
        intended += isMeantFor(attack) ? 1 : 0;
        cases += events > 0 ? 1 : 0;
        inside += events;
        return events > 0;
    }

    void countBackground(Map<String, Set<MatchingRule>> hits) {
        outside += (int)
                hits.values().stream().filter(found -> found.contains(rule)).count();
    }

    /** Events of attacks that it hit. */
    int inside() {
        return inside;
    }

    /** Events of the background that it hit. */
    int outside() {
        return outside;
    }

    List<String> row() {
        Level level = rule.info().level();
        return List.of(
                title().replace("|", "\\|"),
                level == null ? "none" : level.name().toLowerCase(Locale.ROOT),
                Integer.toString(intended),
                Integer.toString(cases),
                Integer.toString(inside),
                Integer.toString(outside));
    }
}

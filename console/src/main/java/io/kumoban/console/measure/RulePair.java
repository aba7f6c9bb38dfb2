package io.kumoban.console.measure;

import static java.util.Objects.requireNonNull;

import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it was and as it is now; null where one of two sets does not have it.
 *
 * @param before of the old set
 * @param now    of the new set
 */
public record RulePair(@Nullable SigmaRule before, @Nullable SigmaRule now) {
    /** In which sets a rule is. */
    public enum Where {
        BOTH,
        OLD,
        NEW
    }

    public RulePair {
        if (before == null && now == null) {
            throw new IllegalArgumentException("a pair needs a rule");
        }
    }

    /** In which sets it is. */
    public Where where() {
        return before == null ? Where.NEW : now == null ? Where.OLD : Where.BOTH;
    }

    /** What the rule says of itself, the new one where there is one. */
    public RuleInfo info() {
        return requireNonNull(now == null ? before : now, "a pair needs a rule").info();
    }

    /**
     * Joins two sets, first by id and then by title; of several with one title the first ones are joined. Pairs are in the
     * order of the old set, and behind them those that are new in the order of the new one.
     */
    static List<RulePair> join(List<SigmaRule> before, List<SigmaRule> now) {
        Map<SigmaRule, SigmaRule> partners = new IdentityHashMap<>();
        List<SigmaRule> left = new ArrayList<>(now);
        give(before, left, partners, rule -> rule.info().id().toLowerCase(Locale.ROOT));
        give(before, left, partners, rule -> rule.info().title());
        List<RulePair> pairs = new ArrayList<>();
        before.forEach(rule -> pairs.add(new RulePair(rule, partners.get(rule))));
        left.forEach(rule -> pairs.add(new RulePair(null, rule)));
        return List.copyOf(pairs);
    }

    /** Gives rules without a partner the first one that is left and has the same name, and takes it from those. */
    private static void give(
            List<SigmaRule> rules,
            List<SigmaRule> left,
            Map<SigmaRule, SigmaRule> partners,
            Function<SigmaRule, String> name) {
        Map<String, Deque<SigmaRule>> byName = new HashMap<>();
        left.forEach(rule -> byName.computeIfAbsent(name.apply(rule), unused -> new ArrayDeque<>())
                .add(rule));
        Set<SigmaRule> given = Collections.newSetFromMap(new IdentityHashMap<>());
        for (SigmaRule rule : rules) {
            String own = name.apply(rule);
            Deque<SigmaRule> same = byName.get(own);
            if (!own.isEmpty() && !partners.containsKey(rule) && same != null && !same.isEmpty()) {
                SigmaRule partner = same.remove();
                partners.put(rule, partner);
                given.add(partner);
            }
        }
        left.removeIf(given::contains);
    }
}

package io.kumoban.console.measure;

import io.kumoban.detectors.sigma.replay.RowEngine;
import io.kumoban.detectors.sigma.replay.RowMatcher;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts for each pair of rules which events the old one matches, the new one, and both. */
final class PairCounts {
    private final List<RulePair> pairs;
    private final Side before;
    private final Side now;
    private final Set<String> attacks;
    private final long[] equal;
    private final long[] won;
    private final long[] lost;
    private final long[] wonInAttacks;
    private final long[] lostInAttacks;
    private long event;

    /**
     * For two sets.
     *
     * @param attacks content ids of the events that belong to attacks
     */
    PairCounts(RoutedRules old, RoutedRules fresh, Set<String> attacks) {
        this.attacks = Set.copyOf(attacks);
        pairs = RulePair.join(rules(old), rules(fresh));
        Map<SigmaRule, Integer> numbers = new IdentityHashMap<>();
        for (int pair = 0; pair < pairs.size(); pair++) {
            number(pairs.get(pair).before(), pair, numbers);
            number(pairs.get(pair).now(), pair, numbers);
        }
        before = new Side(old, numbers, pairs.size());
        now = new Side(fresh, numbers, pairs.size());
        equal = new long[pairs.size()];
        won = new long[pairs.size()];
        lost = new long[pairs.size()];
        wonInAttacks = new long[pairs.size()];
        lostInAttacks = new long[pairs.size()];
    }

    private static void number(@Nullable SigmaRule rule, int pair, Map<SigmaRule, Integer> into) {
        if (rule != null) {
            into.put(rule, pair);
        }
    }

    private static List<SigmaRule> rules(RoutedRules routed) {
        return routed.engines().values().stream()
                .flatMap(engine -> engine.rules().stream())
                .toList();
    }

    /** The rules of one set, and which of them match the event that is being looked at. */
    private static final class Side {
        private final Map<Kind, RowMatcher> matchers = new EnumMap<>(Kind.class);
        /** By family and rule, the pair. */
        private final Map<Kind, int[]> pairOf = new EnumMap<>(Kind.class);
        /** By pair, the last event that its rule matched. */
        private final long[] matchedAt;

        private final int[] found;
        private int count;

        Side(RoutedRules rules, Map<SigmaRule, Integer> numbers, int pairs) {
            rules.engines().forEach((kind, engine) -> {
                matchers.put(kind, engine.matcher());
                pairOf.put(kind, numbers(engine, numbers));
            });
            matchedAt = new long[pairs];
            found = new int[pairs];
        }

        private static int[] numbers(RowEngine engine, Map<SigmaRule, Integer> numbers) {
            return engine.rules().stream().mapToInt(numbers::get).toArray();
        }

        void match(Row row, long event) {
            Kind kind = row.run().kind();
            RowMatcher matcher = matchers.get(kind);
            count = matcher == null ? 0 : matcher.match(row);
            int[] pair = pairOf.get(kind);
            for (int i = 0; i < count && matcher != null && pair != null; i++) {
                found[i] = pair[matcher.ruleIndex(i)];
                matchedAt[found[i]] = event;
            }
        }
    }

    void count(Row row) {
        event++;
        before.match(row, event);
        now.match(row, event);
        int known = -1;
        for (int i = 0; i < before.count; i++) {
            int pair = before.found[i];
            if (now.matchedAt[pair] == event) {
                equal[pair]++;
            } else {
                known = known < 0 ? inAttack(row) : known;
                lost[pair]++;
                lostInAttacks[pair] += known;
            }
        }
        for (int i = 0; i < now.count; i++) {
            int pair = now.found[i];
            if (before.matchedAt[pair] != event) {
                known = known < 0 ? inAttack(row) : known;
                won[pair]++;
                wonInAttacks[pair] += known;
            }
        }
    }

    /** 1 for an event of an attack, else 0. */
    private int inAttack(Row row) {
        return !attacks.isEmpty() && attacks.contains(row.contentId()) ? 1 : 0;
    }

    List<PairFigures> figures() {
        List<PairFigures> figures = new ArrayList<>();
        for (int pair = 0; pair < pairs.size(); pair++) {
            figures.add(new PairFigures(
                    pairs.get(pair), equal[pair], won[pair], lost[pair], wonInAttacks[pair], lostInAttacks[pair]));
        }
        return figures;
    }
}

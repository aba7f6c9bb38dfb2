package io.kumoban.detectors.sigma.replay;

import io.kumoban.detectors.sigma.SigmaEngine;
import io.kumoban.detectors.sigma.correlate.CorrelationPlan;
import io.kumoban.detectors.sigma.plan.PlanMatcher;
import io.kumoban.detectors.sigma.route.Route;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Raising;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * All Sigma rules about one family of logs. Each match is a finding of the rule about the entity that acts; like those of other
 * detectors, findings of a rule about the same entity are one that is counted. Matches of rules that correlations are made of
 * are signals for these as well, or only.
 *
 * @param <E> the family
 */
final class RuleDetector<E extends Row> implements Rule<E> {
    private final Class<E> events;
    private final Kind kind;
    private final List<SigmaRule> rules;
    private final List<RuleTraits> traits;
    private final List<Predicate> predicates;
    private final SigmaEngine engine;
    private final RowFields fields;
    private final RuleFindings findings;
    private final MatchSignals signals;
    /** By rule: whether its matches are findings. */
    private final boolean[] speaking;

    private final ThreadLocal<Judge> judges = ThreadLocal.withInitial(Judge::new);
    private final LongAdder gaveUp = new LongAdder();

    /**
     * For rules about one family.
     *
     * @param silent       keys of rules that only serve correlations
     * @param correlations what is made of the rules
     */
    RuleDetector(
            Class<E> events, Kind kind, List<Route.InScope> routes, Set<String> silent, CorrelationPlan correlations) {
        this.events = events;
        this.kind = kind;
        rules = routes.stream().map(Route.InScope::rule).toList();
        predicates = routes.stream().map(Route.InScope::predicate).toList();
        traits = rules.stream().map(rule -> RuleTraits.of(kind, rule)).toList();
        engine = SigmaEngine.compile(rules, predicates);
        fields = new RowFields(engine.plan(), kind);
        int[] numbers = rules.stream().mapToInt(correlations::numberOf).toArray();
        signals = new MatchSignals(correlations, kind, numbers);
        findings = new RuleFindings(kind, fields, signals.fields());
        speaking = new boolean[rules.size()];
        for (int i = 0; i < speaking.length; i++) {
            speaking[i] = numbers[i] < 0 || !silent.contains(rules.get(i).info().key());
        }
    }

    /** What a thread needs. */
    private final class Judge {
        final RowValues values = new RowValues(fields);
        final RowValues correlated = signals.values();
        final PlanMatcher matcher = new PlanMatcher(engine.plan(), values);
        final Map<Integer, HeldSearches> searches = new HashMap<>();
        final Raising[] raisings = new Raising[rules.size()];
        long knownToGiveUp;

        Judge() {
            for (int i = 0; i < raisings.length; i++) {
                int index = i;
                raisings[i] = (event, context) -> findings.raise(traits.get(index), searches(index), event, context);
            }
        }

        private HeldSearches searches(int index) {
            return searches.computeIfAbsent(index, rule -> new HeldSearches(rules.get(rule), kind, fields.all()));
        }
    }

    SigmaEngine engine() {
        return engine;
    }

    /** How often a regular expression gave up on a value, which then counts as not found. */
    long gaveUp() {
        return gaveUp.sum();
    }

    static String id(Kind kind) {
        return switch (kind) {
            case API_CALL -> "sigma-calls";
            case FLOW -> "sigma-flows";
            case DNS_QUERY -> "sigma-queries";
        };
    }

    @Override
    public About about() {
        Map<String, Severity> types = new LinkedHashMap<>();
        Map<Tactic, Integer> tactics = new LinkedHashMap<>();
        for (RuleTraits rule : traits) {
            types.merge(rule.type(), rule.severity(), (one, other) -> one.compareTo(other) >= 0 ? one : other);
            rule.tactic().ifPresent(tactic -> tactics.merge(tactic, 1, Integer::sum));
        }
        Map.Entry<String, Severity> first = types.entrySet().iterator().next();
        About about = About.finding(id(kind), first.getKey(), first.getValue());
        types.forEach(about::also);
        return about.technique(traits.stream()
                        .flatMap(rule -> rule.techniques().stream())
                        .distinct()
                        .sorted()
                        .toArray(String[]::new))
                .tactic(tactics.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(Tactic.EXECUTION))
                .unheard()
                .title("A Sigma rule matches")
                .what("Single events, by the " + rules.size() + " rules of --rules that are about them.")
                .normally("As the rule says.")
                .thenCheck("The rule's description, references and false positives.")
                .mistakenFor("what the rule names as false positives");
    }

    @Override
    public Interest<E> interest() {
        Interest<E> interest = Interest.in(events);
        NamedFields named = new NamedFields(predicates);
        for (RowFields.Place place : fields.places()) {
            ask(interest, place.all(), kind == Kind.API_CALL ? named.of(place.path()) : Set.of());
        }
        Field record = fields.record();
        if (record != null) {
            ask(interest, List.of(record), kind == Kind.API_CALL ? named.of(NamedFields.KEYWORDS) : Set.of());
        }
        for (RowFields.Place place : signals.fields().places()) {
            ask(interest, place.all(), Set.of());
        }
        return interest;
    }

    private static void ask(Interest<?> interest, List<Field> wanted, Set<String> ofNames) {
        for (Field field : wanted) {
            if (ofNames.isEmpty()) {
                interest.fields(field);
            } else {
                interest.field(field, ofNames.toArray(String[]::new));
            }
        }
    }

    @Override
    public void on(E event, Context context) {
        Judge judge = judges.get();
        judge.values.at(event);
        int count = judge.matcher.match();
        if (judge.matcher.gaveUp() != judge.knownToGiveUp) {
            gaveUp.add(judge.matcher.gaveUp() - judge.knownToGiveUp);
            judge.knownToGiveUp = judge.matcher.gaveUp();
        }
        boolean wanted = false;
        for (int i = 0; i < count; i++) {
            int index = judge.matcher.found(i);
            wanted |= signals.isWanted(index);
            if (!speaking[index]) {
                continue;
            }
            context.raise(index, event, judge.raisings[index]);
        }
        if (wanted) {
            int[] found = IntStream.range(0, count).map(judge.matcher::found).toArray();
            signals.raise(event, found, judge.correlated, findings.asked(), context);
        }
    }
}

package io.kumoban.detectors.sigma.correlate;

import io.kumoban.detectors.sigma.route.FieldMapping;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.CorrelationType;
import io.kumoban.detectors.sigma.rule.MatchingRule;
import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.event.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The correlations of a rule set, ready to be worked out by a {@link Correlator}. Rules about single events that they are
 * made of have the first numbers, correlations those behind them, each after those that it is made of. Immutable.
 */
public final class CorrelationPlan {
    /** The largest number of events that is told from all larger ones. */
    static final int MOST_EVENTS = 100_000;
    /** The largest number of different values that is told from all larger ones. */
    static final int MOST_VALUES = 10_000;
    /** How many rules a correlation may order. */
    static final int MOST_ORDERED = 64;

    private final List<SigmaRule> rules = new ArrayList<>();
    private final List<CompiledCorrelation> correlations = new ArrayList<>();
    private final Map<MatchingRule, Integer> numbers = new IdentityHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Function<Kind, FieldMapping> mappings;
    private final List<int[]> dependents;

    private CorrelationPlan(RuleSet set, Function<Kind, FieldMapping> mappings) {
        this.mappings = mappings;
        Set<MatchingRule> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        set.correlations().forEach(each -> each.rules().forEach(reference -> wanted.add(reference.rule())));
        for (SigmaRule rule : set.rules()) {
            if (wanted.contains(rule)) {
                numbers.put(rule, rules.size());
                rules.add(rule);
            }
        }
        set.correlations().forEach(this::compile);
        dependents = dependents();
    }

    /**
     * Compiles correlations.
     *
     * @param mappings under which names the logs of a family hold the fields of rules
     */
    public static CorrelationPlan compile(RuleSet set, Function<Kind, FieldMapping> mappings) {
        return new CorrelationPlan(set, mappings);
    }

    private void compile(CorrelationRule rule) {
        int[] sources = new int[rule.rules().size()];
        for (int i = 0; i < sources.length; i++) {
            Integer source = numbers.get(rule.rules().get(i).rule());
            if (source == null) {
                refuse(rule, "it is made of a rule that is not used", "mend that rule");
                return;
            }
            sources[i] = source;
        }
        if (isWithinBounds(rule)) {
            numbers.put(rule, rules.size() + correlations.size());
            correlations.add(CompiledCorrelation.of(correlations.size(), rule, sources, mappings));
        }
    }

    private boolean isWithinBounds(CorrelationRule rule) {
        BigDecimal bound = CompiledCorrelation.largestBound(rule.condition());
        int most = rule.type() == CorrelationType.EVENT_COUNT
                ? MOST_EVENTS
                : rule.type() == CorrelationType.VALUE_COUNT ? MOST_VALUES : Integer.MAX_VALUE;
        if (most < Integer.MAX_VALUE && bound.compareTo(BigDecimal.valueOf(most)) > 0) {
            refuse(rule, "its bound is larger than " + most, "take a smaller one and a shorter timespan");
            return false;
        }
        if (rule.type() == CorrelationType.TEMPORAL_ORDERED && rule.rules().size() > MOST_ORDERED) {
            refuse(rule, "it orders more than " + MOST_ORDERED + " rules", "divide it");
            return false;
        }
        return true;
    }

    private void refuse(CorrelationRule rule, String sentence, String mend) {
        problems.add(
                new Problem(Problem.Effect.REFUSED, rule.place(), rule.info().title(), sentence, mend));
    }

    private List<int[]> dependents() {
        List<Set<Integer>> found = new ArrayList<>();
        for (int source = 0; source < rules.size() + correlations.size(); source++) {
            found.add(new TreeSet<>());
        }
        for (CompiledCorrelation correlation : correlations) {
            for (int source : correlation.sources()) {
                found.get(source).add(correlation.number());
            }
        }
        return found.stream()
                .map(numbers -> numbers.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    /** Whether there is nothing to work out. */
    public boolean isEmpty() {
        return correlations.isEmpty();
    }

    /** The rules about single events that correlations are made of; a rule's place is its number. */
    public List<SigmaRule> rules() {
        return List.copyOf(rules);
    }

    /** The correlations, each after those that it is made of. */
    public List<CorrelationRule> correlations() {
        return correlations.stream().map(CompiledCorrelation::rule).toList();
    }

    /** Correlations that cannot be worked out. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The number of a rule that correlations are made of; -1 when they are not made of it. */
    public int numberOf(SigmaRule rule) {
        return numbers.getOrDefault(rule, -1);
    }

    /** The paths of all fields that correlations look at in the logs of a family. */
    public Set<String> paths(Kind kind) {
        Set<String> paths = new TreeSet<>();
        for (CompiledCorrelation each : correlations) {
            each.groupBy().forEach(fields -> paths.addAll(fields.byKind().getOrDefault(kind, List.of())));
            each.counted().forEach(fields -> paths.addAll(fields.byKind().getOrDefault(kind, List.of())));
        }
        return paths;
    }

    List<CompiledCorrelation> compiled() {
        return correlations;
    }

    /** The correlations that are directly made of a rule or correlation. */
    int[] dependents(int number) {
        return dependents.get(number);
    }

    int ruleCount() {
        return rules.size();
    }
}

package io.kumoban.detectors.sigma.trial;

import io.kumoban.detectors.sigma.SigmaEngine;
import io.kumoban.detectors.sigma.SigmaMatcher;
import io.kumoban.detectors.sigma.correlate.CorrelationMatch;
import io.kumoban.detectors.sigma.correlate.CorrelationPlan;
import io.kumoban.detectors.sigma.correlate.Correlator;
import io.kumoban.detectors.sigma.event.EventValue;
import io.kumoban.detectors.sigma.event.EventView;
import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.route.FieldMapping;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.MatchingRule;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Runs tests of the rules of one set. Events have the fields that rules name, whatever the log source; so a correlation is
 * tested as it is written. Windows that are open behind the last event close.
 */
public final class TrialRunner {
    /** About how many bytes windows may take up. */
    private static final long BUDGET = 96L << 20;

    /** Events of tests are all of one family, since fields keep the names of the rules. */
    private static final Kind FAMILY = Kind.API_CALL;

    private final RuleSet rules;
    private final SigmaEngine engine;
    private final CorrelationPlan plan;

    public TrialRunner(RuleSet rules) {
        this.rules = rules;
        engine = SigmaEngine.compile(rules);
        plan = CorrelationPlan.compile(rules, kind -> FieldMapping.OWN_NAMES);
    }

    /** Runs a test. */
    public Trial.Outcome run(Trial trial) {
        Optional<MatchingRule> rule = Stream.<MatchingRule>concat(rules.rules().stream(), rules.correlations().stream())
                .filter(each -> each.info().answersTo(trial.rule()))
                .findFirst();
        if (rule.isEmpty()) {
            return new Trial.Outcome(trial, "there is no usable rule '" + trial.rule() + "'; see 'kumoban rules lint'");
        }
        int matches = switch (rule.get()) {
            case SigmaRule single -> count(single, trial);
            case CorrelationRule correlation -> count(correlation, trial);
        };
        return new Trial.Outcome(trial, reason(trial, matches));
    }

    private static String reason(Trial trial, int matches) {
        Integer wanted = trial.matches();
        if (wanted == null ? matches > 0 : matches == wanted) {
            return "";
        }
        if (wanted == null) {
            return "it does not match";
        }
        return wanted == 0 ? "it matches" + times(matches) : "it matches" + times(matches) + ", not" + times(wanted);
    }

    private static String times(int count) {
        return count == 1 ? " once" : " " + count + " times";
    }

    private int count(SigmaRule rule, Trial trial) {
        SigmaMatcher matcher = engine.matcher();
        int number = engine.rules().indexOf(rule);
        int matches = 0;
        for (Trial.Event event : trial.events()) {
            int count = matcher.match(new MapEvent(event.fields()));
            for (int i = 0; i < count; i++) {
                matches += matcher.ruleIndex(i) == number ? 1 : 0;
            }
        }
        return matches;
    }

    private int count(CorrelationRule rule, Trial trial) {
        Correlator correlator = new Correlator(plan, BUDGET);
        SigmaMatcher matcher = engine.matcher();
        List<CorrelationMatch> found = new ArrayList<>();
        int number = 0;
        for (Trial.Event event : trial.events()) {
            EventView view = new MapEvent(event.fields());
            int count = matcher.match(view);
            List<Integer> held = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int planned = plan.numberOf(matcher.rule(i));
                if (planned >= 0) {
                    held.add(planned);
                }
            }
            int[] rules = held.stream().mapToInt(Integer::intValue).toArray();
            correlator.on(evidence(event.time(), number++, view), rules, found::add);
        }
        correlator.closeUntil(Long.MAX_VALUE, found::add);
        return (int) found.stream()
                .filter(match -> match.begins() && match.rule().equals(rule))
                .count();
    }

    private Evidence evidence(long time, int number, EventView event) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String path : plan.paths(FAMILY)) {
            event.values(path).stream()
                    .flatMap(value -> text(value).stream())
                    .findFirst()
                    .ifPresent(text -> fields.put(path, text));
        }
        return new Evidence(new OrderKey(time, FAMILY, number, 0, 0, 0), Integer.toString(number), fields, "", 0);
    }

    private static Optional<String> text(EventValue value) {
        return switch (value) {
            case EventValue.Text(String text) -> Optional.of(text);
            case EventValue.Num(String text) -> Optional.of(text);
            case EventValue.Bool(boolean is) -> Optional.of(Boolean.toString(is));
            case EventValue.Structure(String json) -> Optional.of(json);
            case EventValue.Null none -> Optional.empty();
        };
    }
}

package io.kumoban.detectors.sigma.replay;

import io.kumoban.detectors.sigma.correlate.CorrelationMatch;
import io.kumoban.detectors.sigma.correlate.CorrelationPlan;
import io.kumoban.detectors.sigma.correlate.Correlator;
import io.kumoban.detectors.sigma.rule.CorrelationCondition;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All correlations. What a correlation groups by is anything that rules name, so the whole stream of matches has one state,
 * in which windows are kept by correlation and group: {@link #BUDGET} bytes of them, of which the one untouched for longest
 * is forgotten first. A finding is raised when an episode begins.
 */
final class CorrelationDetector implements Detector<Signal, CorrelationDetector.Seen> {
    static final String ID = "sigma-correlations";
    /** About how much memory all windows may take up; bytes. */
    static final long BUDGET = 96L << 20;

    /** One key, in one of all shards. */
    private static final int KEYS = 64;

    private final CorrelationPlan plan;
    private final List<RuleTraits> traits;
    private final boolean[] speaking;
    /** What the state that was seen last has forgotten; for the account, so read only once a run is over. */
    private final AtomicLong forgotten = new AtomicLong();

    /**
     * For the correlations of a plan.
     *
     * @param silent keys of those that only serve other correlations
     */
    CorrelationDetector(CorrelationPlan plan, Set<String> silent) {
        this.plan = plan;
        List<CorrelationRule> correlations = plan.correlations();
        traits = correlations.stream().map(RuleTraits::of).toList();
        speaking = new boolean[correlations.size()];
        for (int i = 0; i < speaking.length; i++) {
            speaking[i] = !silent.contains(correlations.get(i).info().key());
        }
    }

    /** How many windows, and values of windows, were forgotten at their bounds though they might still have mattered. */
    long forgotten() {
        return forgotten.get();
    }

    @Override
    public About about() {
        Map<String, Severity> types = new LinkedHashMap<>();
        for (RuleTraits rule : traits) {
            types.merge(rule.type(), rule.severity(), (one, other) -> one.compareTo(other) >= 0 ? one : other);
        }
        Map.Entry<String, Severity> first = types.entrySet().iterator().next();
        About about = About.finding(ID, first.getKey(), first.getValue());
        types.forEach(about::also);
        return about.technique(traits.stream()
                        .flatMap(rule -> rule.techniques().stream())
                        .distinct()
                        .sorted()
                        .toArray(String[]::new))
                .title("A Sigma correlation holds")
                .what("Several events together, by the " + types.size() + " correlations of --rules.")
                .normally("As the rule says.")
                .thenCheck("The rule's description, references and false positives; then the events that are shown.")
                .mistakenFor("what the rule names as false positives");
    }

    @Override
    public Interest<Signal> interest() {
        return Interest.in(Signal.class).by(Key.STREAM).atMost(KEYS);
    }

    @Override
    public Seen newState() {
        return new Seen(new Correlator(plan, BUDGET));
    }

    @Override
    public void on(Signal signal, Seen seen, Context context) {
        int[] rules = MatchSignals.rules(signal);
        if (rules.length == 0) {
            return;
        }
        seen.correlator.on(signal.evidence(), rules, match -> raise(match, context));
        goOn(seen, context);
    }

    @Override
    public void onTimer(Seen seen, Context context) {
        // Windows close behind all events of their last millisecond; at the end of the stream all of them close.
        seen.correlator.closeUntil(context.ended() ? Long.MAX_VALUE : context.now(), match -> raise(match, context));
        goOn(seen, context);
    }

    private void goOn(Seen seen, Context context) {
        forgotten.set(seen.correlator.forgotten() + seen.correlator.shortened());
        long next = seen.correlator.nextClose();
        if (next < Long.MAX_VALUE && !context.ended()) {
            context.wakeAt(next + 1);
        }
    }

    private void raise(CorrelationMatch match, Context context) {
        if (!speaking[match.number()] || !match.begins()) {
            return;
        }
        RuleTraits rule = traits.get(match.number());
        RuleInfo info = rule.info();
        String group = String.join(", ", match.group());
        Report report = context.report(MatchSignals.shown(match.event()))
                .type(rule.type())
                .severity(rule.severity())
                .technique(rule.techniques().toArray(String[]::new))
                .title(info.title())
                .apart(info.key() + "/" + group + "/" + String.join(", ", match.news()))
                .with(match.earlier().stream().map(MatchSignals::shown).toList())
                .detail("rule", info.key())
                .detail("title", info.title())
                .detail("file", rule.file());
        if (!match.news().isEmpty()) {
            report.detail("new", String.join(", ", match.news()));
        }
        if (!group.isEmpty()) {
            report.detail("group", group);
        }
        if (match.value() != null) {
            report.observed(
                    match.rule().type().sigmaName(),
                    match.value().doubleValue(),
                    match.rule().timespan().toMillis());
        }
        report.say(
                "The Sigma correlation '%s' holds%s at %s: %s.",
                info.title(), group.isEmpty() ? "" : " for " + group, Instant.ofEpochMilli(match.time()), words(match));
    }

    private static String words(CorrelationMatch match) {
        CorrelationRule rule = match.rule();
        return switch (rule.condition()) {
            case CorrelationCondition.FirstSeen firstSeen ->
                "%s was not seen for it in %d days"
                        .formatted(
                                values(firstSeen.fields(), match.news()),
                                rule.timespan().toDays());
            case CorrelationCondition.Threshold threshold ->
                "%s is %s"
                        .formatted(
                                rule.type().sigmaName(),
                                match.value() == null ? "" : match.value().toPlainString());
            case CorrelationCondition.Expression expression -> expression.text();
        };
    }

    private static String values(List<String> fields, List<String> values) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            words.add(fields.get(i) + " " + values.get(i));
        }
        return String.join(", ", words);
    }

    /** All windows. */
    static final class Seen implements State {
        private final Correlator correlator;

        private Seen(Correlator correlator) {
            this.correlator = correlator;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            correlator.save(out);
        }

        @Override
        public void load(DataInput in) throws IOException {
            correlator.load(in);
        }
    }
}

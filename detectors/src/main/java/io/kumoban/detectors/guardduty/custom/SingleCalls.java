package io.kumoban.detectors.guardduty.custom;

import io.kumoban.detectors.calls.CallRule;
import io.kumoban.detectors.calls.CallRuleIndex;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.finding.Sequence;
import io.kumoban.engine.finding.SequenceParts;
import io.kumoban.engine.finding.SequenceResource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The service's Custom Detection Rules: one finding for a single call of a kind that intrusions use. Administrators make
 * such calls every day, so they have to be switched on, for accounts in which they are rare.
 */
public final class SingleCalls implements Rule<ApiCall> {
    private final CallRuleIndex rules = new CallRuleIndex(CallRules.ALL);

    @Override
    public About about() {
        Map<String, Severity> types = new LinkedHashMap<>();
        CallRules.ALL.forEach(rule ->
                types.merge(rule.type(), rule.severity(), (one, other) -> one.compareTo(other) >= 0 ? one : other));
        CallRule first = CallRules.ALL.getFirst();
        About about = About.finding("single-calls", first.type(), first.severity());
        types.forEach(about::also);
        return about.optIn()
                .technique(rules.techniques())
                .tactic(Tactic.PERSISTENCE)
                .title("A call that intrusions use was made")
                .what("Single calls that succeed, by " + CallRules.ALL.size() + " rules: "
                        + CallRules.ALL.stream().map(CallRule::name).collect(Collectors.joining(", "))
                        + ". One finding for each rule and identity.")
                .normally("Most of these calls are an administrator's daily work; in an account where changes come"
                        + " through a pipeline, a person hardly makes them.")
                .thenCheck("Was it announced? Who made it, from where, and what did this identity do before and after?")
                .mistakenFor("administration");
    }

    @Override
    public Interest<ApiCall> interest() {
        return rules.narrow(Interest.in(ApiCall.class).notOfServices()).by(Key.PRINCIPAL);
    }

    @Override
    public void on(ApiCall call, Context context) {
        if (context.trusts(call.sourceAddress())) {
            return;
        }
        for (CallRule rule : rules.of(call)) {
            if (rule.holds(call)) {
                context.report(call)
                        .particulars(sequence(rule, context.remember(call)))
                        .type(rule.type())
                        .severity(rule.severity())
                        .technique(rule.technique())
                        .apart(rule.name())
                        .detail("rule", rule.name())
                        .say("%s %s, with %s from %s.", call.principal(), rule.says(), call.name(), call.sourceIp());
            }
        }
    }

    /** The service tells of a rule's match as a sequence of one signal, named after the rule. */
    private static Sequence sequence(CallRule rule, Evidence call) {
        Sequence.Actor actor = SequenceParts.actor(call);
        List<Sequence.Endpoint> endpoints =
                SequenceParts.endpoint(call).stream().toList();
        List<SequenceResource> resources = Stream.concat(
                        SequenceParts.accessKey(call).stream(), SequenceParts.bucket(call).stream())
                .toList();
        Sequence.Signal signal = new Sequence.Signal(
                call.id(),
                Sequence.SignalType.CLOUD_TRAIL,
                rule.name(),
                "",
                call.time(),
                call.time(),
                call.time(),
                call.time(),
                rule.severity().value(),
                1,
                resources.stream().map(SequenceResource::uid).toList(),
                List.of(actor.id()),
                endpoints.stream().map(Sequence.Endpoint::id).toList(),
                List.of());
        return new Sequence(
                call.id(),
                "The identity " + rule.says() + ".",
                List.of(actor),
                resources,
                endpoints,
                List.of(signal),
                List.of(),
                List.of());
    }
}

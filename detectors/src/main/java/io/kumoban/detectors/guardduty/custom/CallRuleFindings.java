package io.kumoban.detectors.guardduty.custom;

import io.kumoban.detectors.calls.CallRule;
import io.kumoban.detectors.calls.CallRuleIndex;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Report;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Evidence;
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

/** What the detectors of single calls have in common: the rules, and what is said when one holds. */
final class CallRuleFindings {
    static final CallRuleIndex RULES = new CallRuleIndex(CallRules.ALL);

    private CallRuleFindings() {}

    /** What such a detector is, to be completed. */
    static About about(String id) {
        Map<String, Severity> types = new LinkedHashMap<>();
        CallRules.ALL.forEach(rule ->
                types.merge(rule.type(), rule.severity(), (one, other) -> one.compareTo(other) >= 0 ? one : other));
        CallRule first = CallRules.ALL.getFirst();
        About about = About.finding(id, first.type(), first.severity());
        types.forEach(about::also);
        return about.technique(RULES.techniques())
                .tactic(Tactic.PERSISTENCE)
                .thenCheck(
                        "Was it announced? Who made it, from where, and what did this identity do before and after?");
    }

    /** The names of the rules, for the description. */
    static String names() {
        return CallRules.ALL.stream().map(CallRule::name).collect(Collectors.joining(", "));
    }

    /**
     * Begins the finding that a rule holds for a call; the same for each rule and identity.
     *
     * @param kind what parts the findings of one detector from those of the other
     */
    static Report report(CallRule rule, String kind, ApiCall call, Context context) {
        return context.report(call)
                .particulars(sequence(rule, context.remember(call)))
                .type(rule.type())
                .severity(rule.severity())
                .technique(rule.technique())
                .apart(kind + rule.name())
                .detail("rule", rule.name());
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

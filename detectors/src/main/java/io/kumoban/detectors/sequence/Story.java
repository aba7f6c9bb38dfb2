package io.kumoban.detectors.sequence;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Sequence;
import io.kumoban.engine.finding.SequenceParts;
import io.kumoban.engine.finding.SequenceResource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells steps as the service tells a sequence: who, with what, from where, and what happened in which order. */
final class Story {
    private final Map<String, Sequence.Actor> actors = new LinkedHashMap<>();
    private final Map<String, SequenceResource> resources = new LinkedHashMap<>();
    private final Map<String, Sequence.Endpoint> endpoints = new LinkedHashMap<>();
    private final List<Sequence.Signal> signals = new ArrayList<>();
    private final Map<Sequence.IndicatorKey, Set<String>> indicators = new EnumMap<>(Sequence.IndicatorKey.class);

    private Story() {}

    /**
     * The story of these steps.
     *
     * @param uid             of the sequence
     * @param steps           at least one, in {@link Step#ORDER}
     * @param additionalTypes other sequence types that the steps are, too
     */
    static Sequence of(String uid, String description, List<Step> steps, List<String> additionalTypes) {
        Story story = new Story();
        steps.forEach(story::add);
        return new Sequence(
                uid,
                description,
                List.copyOf(story.actors.values()),
                List.copyOf(story.resources.values()),
                List.copyOf(story.endpoints.values()),
                story.signals,
                told(story.indicators),
                additionalTypes);
    }

    private void add(Step step) {
        Evidence event = step.evidence();
        List<String> actorIds = new ArrayList<>();
        if (event.kind() == Kind.API_CALL) {
            Sequence.Actor actor = SequenceParts.actor(event);
            actors.putIfAbsent(actor.id(), actor);
            actorIds.add(actor.id());
        }
        List<String> resourceIds = new ArrayList<>();
        for (SequenceResource resource : SequenceParts.resources(event)) {
            resources.putIfAbsent(resource.uid(), resource);
            resourceIds.add(resource.uid());
        }
        List<String> endpointIds = new ArrayList<>();
        SequenceParts.endpoint(event).ifPresent(endpoint -> {
            endpoints.putIfAbsent(endpoint.id(), endpoint);
            endpointIds.add(endpoint.id());
        });
        Map<Sequence.IndicatorKey, Set<String>> own = indicators(step);
        own.forEach((key, values) ->
                indicators.computeIfAbsent(key, unused -> new TreeSet<>()).addAll(values));
        signals.add(new Sequence.Signal(
                event.id() + "/" + step.what(),
                type(step),
                step.what(),
                step.words(),
                event.time(),
                event.time(),
                event.time(),
                event.time(),
                step.finding() ? Severity.values()[(int) step.points() - 1].value() : Double.NaN,
                1,
                resourceIds,
                actorIds,
                endpointIds,
                told(own)));
    }

    private static Sequence.SignalType type(Step step) {
        if (step.finding()) {
            return Sequence.SignalType.FINDING;
        }
        return switch (step.evidence().kind()) {
            case API_CALL ->
                SequenceParts.isDataEvent(step.evidence())
                        ? Sequence.SignalType.S3_DATA_EVENTS
                        : Sequence.SignalType.CLOUD_TRAIL;
            case FLOW -> Sequence.SignalType.FLOW_LOGS;
            case DNS_QUERY -> Sequence.SignalType.DNS_LOGS;
        };
    }

    private static Map<Sequence.IndicatorKey, Set<String>> indicators(Step step) {
        Map<Sequence.IndicatorKey, Set<String>> found = new EnumMap<>(Sequence.IndicatorKey.class);
        found.put(Sequence.IndicatorKey.ATTACK_TACTIC, Set.of(KillChain.name(step.tactic())));
        if (!step.finding()) {
            found.put(Sequence.IndicatorKey.HIGH_RISK_API, Set.of(step.what()));
            return found;
        }
        String source = step.evidence().field(ApiCall.SOURCE_IP);
        String type = step.what();
        if (type.contains("/MaliciousIPCaller") && !source.isEmpty()) {
            found.put(Sequence.IndicatorKey.MALICIOUS_IP, Set.of(source));
        } else if (type.contains("/TorIPCaller") && !source.isEmpty()) {
            found.put(Sequence.IndicatorKey.TOR_IP, Set.of(source));
        } else if (type.startsWith("PenTest:")) {
            found.put(
                    Sequence.IndicatorKey.SUSPICIOUS_USER_AGENT,
                    Set.of(step.evidence().field(ApiCall.USER_AGENT)));
        }
        return found;
    }

    private static List<Sequence.Indicator> told(Map<Sequence.IndicatorKey, Set<String>> indicators) {
        return indicators.entrySet().stream()
                .map(entry -> new Sequence.Indicator(
                        entry.getKey(),
                        entry.getValue().stream()
                                .sorted()
                                .limit(Sequence.MOST_INDICATORS)
                                .toList(),
                        ""))
                .toList();
    }
}

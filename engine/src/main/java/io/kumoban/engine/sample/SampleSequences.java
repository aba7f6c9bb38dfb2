package io.kumoban.engine.sample;

import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.finding.Sequence;
import io.kumoban.engine.finding.Sequence.SignalType;
import io.kumoban.engine.finding.SequenceParts;
import io.kumoban.engine.finding.SequenceResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Sequences made of placeholders, for samples. */
final class SampleSequences {
    private static final String INTERFACE = "eni-99999999";

    private SampleSequences() {}

    /** Signals of these calls, by one actor. */
    static Sequence ofCalls(Evidence... calls) {
        Sequence.Actor actor = SequenceParts.actor(calls[0]);
        List<Sequence.Endpoint> endpoints =
                SequenceParts.endpoint(calls[0]).stream().toList();
        List<SequenceResource> resources = Stream.of(calls)
                .flatMap(call ->
                        Stream.concat(SequenceParts.accessKey(call).stream(), SequenceParts.bucket(call).stream()))
                .distinct()
                .toList();
        List<Sequence.Signal> signals = new ArrayList<>();
        for (Evidence call : calls) {
            signals.add(signal(
                    SequenceParts.isDataEvent(call) ? SignalType.S3_DATA_EVENTS : SignalType.CLOUD_TRAIL,
                    "GeneratedFindingAPIName",
                    call.time(),
                    resources,
                    List.of(actor.id()),
                    endpoints));
        }
        return sequence(List.of(actor), resources, endpoints, signals);
    }

    /** Signals of an instance's flows and queries. */
    static Sequence ofInstance(Evidence flow, String account, String region) {
        List<SequenceResource> resources = List.of(
                resource(
                        SampleEvents.INSTANCE,
                        SequenceResource.Type.EC2_INSTANCE,
                        account,
                        region,
                        new SequenceResource.Instance("m3.xlarge", "", List.of(INTERFACE))),
                resource(
                        INTERFACE,
                        SequenceResource.Type.EC2_NETWORK_INTERFACE,
                        account,
                        region,
                        new SequenceResource.NetworkInterface(
                                "10.0.0.1", "", "GeneratedFindingSubnetId", "GeneratedFindingVPCId", List.of())));
        List<Sequence.Endpoint> endpoints = List.of(
                new Sequence.Endpoint("endpoint-1", "198.51.100.0", "", 443, null, null, false),
                new Sequence.Endpoint(
                        "endpoint-2", "", "GeneratedFindingDomainName", Sequence.NO_PORT, null, null, null));
        List<Sequence.Signal> signals = List.of(
                signal(
                        SignalType.FLOW_LOGS,
                        "Backdoor:EC2/C&CActivity.B",
                        flow.time(),
                        resources,
                        List.of(),
                        endpoints.subList(0, 1)),
                signal(
                        SignalType.DNS_LOGS,
                        "Backdoor:EC2/C&CActivity.B!DNS",
                        flow.time(),
                        resources.subList(0, 1),
                        List.of(),
                        endpoints.subList(1, 2)));
        return sequence(List.of(), resources, endpoints, signals);
    }

    private static SequenceResource resource(
            String uid, SequenceResource.Type type, String account, String region, SequenceResource.Data data) {
        return new SequenceResource(uid, uid, account, type, region, "ec2", Map.of(), data);
    }

    private static Sequence sequence(
            List<Sequence.Actor> actors,
            List<SequenceResource> resources,
            List<Sequence.Endpoint> endpoints,
            List<Sequence.Signal> signals) {
        return new Sequence(
                "GeneratedFindingSequenceId",
                "A sample of a sequence.",
                actors,
                resources,
                endpoints,
                signals,
                List.of(),
                List.of());
    }

    private static Sequence.Signal signal(
            SignalType type,
            String name,
            long time,
            List<SequenceResource> resources,
            List<String> actorIds,
            List<Sequence.Endpoint> endpoints) {
        return new Sequence.Signal(
                "GeneratedFindingSignalId-" + type,
                type,
                name,
                "A sample of a signal.",
                time,
                time,
                time,
                time,
                Severity.MEDIUM.value(),
                1,
                resources.stream().map(SequenceResource::uid).toList(),
                actorIds,
                endpoints.stream().map(Sequence.Endpoint::id).toList(),
                List.of(new Sequence.Indicator(
                        Sequence.IndicatorKey.ATTACK_TACTIC, List.of("GeneratedFindingTactic"), "")));
    }
}

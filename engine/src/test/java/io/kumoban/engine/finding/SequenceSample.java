package io.kumoban.engine.finding;

import io.kumoban.engine.event.Evidence;
import java.util.List;
import java.util.Map;

/** A sequence made by hand, with each kind of part in it. */
final class SequenceSample {
    private SequenceSample() {}

    static Sequence of(Evidence opened, Evidence read) {
        Sequence.Actor actor = SequenceParts.actor(opened);
        Sequence.Endpoint source = SequenceParts.endpoint(opened).orElseThrow();
        Sequence.Endpoint server = new Sequence.Endpoint(
                "endpoint-out",
                "203.0.113.9",
                "c2.bad.example",
                8443,
                new Sequence.Location("Ashburn", "United States", 39.0469, -77.4903),
                new Sequence.AutonomousSystem("Example Net", 64_500),
                false);
        SequenceResource key = SequenceParts.accessKey(opened).orElseThrow();
        SequenceResource bucket = new SequenceResource(
                "arn:aws:s3:::customer-exports",
                "customer-exports",
                Samples.ACCOUNT,
                SequenceResource.Type.S3_BUCKET,
                "eu-central-1",
                "s3",
                Map.of("team", "sales", "stage", "live"),
                new SequenceResource.Bucket(List.of("arn:aws:s3:::customer-exports/all.csv")));
        Sequence.Indicator indicator = new Sequence.Indicator(
                Sequence.IndicatorKey.HIGH_RISK_API, List.of("s3:PutBucketPolicy"), "A call of high risk");
        return new Sequence(
                "sequence-1",
                "A role opened a bucket and read it.",
                List.of(actor),
                List.of(key, bucket, object(), instance(), network()),
                List.of(source, server),
                List.of(
                        signal(
                                opened,
                                Sequence.SignalType.CLOUD_TRAIL,
                                "PutBucketPolicy",
                                key,
                                actor,
                                source,
                                indicator),
                        signal(
                                read,
                                Sequence.SignalType.S3_DATA_EVENTS,
                                "GetObject",
                                bucket,
                                actor,
                                source,
                                indicator)),
                List.of(
                        indicator,
                        new Sequence.Indicator(Sequence.IndicatorKey.ATTACK_TACTIC, List.of("Exfiltration"), "")),
                List.of("AttackSequence:IAM/CompromisedCredentials"));
    }

    private static SequenceResource object() {
        return resource(
                "arn:aws:s3:::customer-exports/all.csv",
                SequenceResource.Type.S3_OBJECT,
                new SequenceResource.BucketObject("all.csv"));
    }

    private static SequenceResource instance() {
        return resource(
                "i-0aaa1111bbb22222c",
                SequenceResource.Type.EC2_INSTANCE,
                new SequenceResource.Instance(
                        "m7g.large", "arn:aws:iam::111122223333:instance-profile/web", List.of("eni-0a1b")));
    }

    private static SequenceResource network() {
        return resource(
                "eni-0a1b",
                SequenceResource.Type.EC2_NETWORK_INTERFACE,
                new SequenceResource.NetworkInterface(
                        "10.0.1.5", "198.51.100.80", "subnet-01", "vpc-01", List.of("sg-7")));
    }

    private static SequenceResource resource(String uid, SequenceResource.Type type, SequenceResource.Data data) {
        return new SequenceResource(uid, "", Samples.ACCOUNT, type, "eu-central-1", "", Map.of(), data);
    }

    private static Sequence.Signal signal(
            Evidence call,
            Sequence.SignalType type,
            String name,
            SequenceResource resource,
            Sequence.Actor actor,
            Sequence.Endpoint endpoint,
            Sequence.Indicator indicator) {
        return new Sequence.Signal(
                call.id(),
                type,
                name,
                "The call " + name + " was made.",
                call.time(),
                call.time() + 250,
                call.time(),
                call.time() + 250,
                8,
                2,
                List.of(resource.uid()),
                List.of(actor.id()),
                List.of(endpoint.id()),
                List.of(indicator));
    }
}

package io.kumoban.engine.sample;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.finding.Aggregate;
import io.kumoban.engine.finding.AggregationKey;
import io.kumoban.engine.finding.Anomaly;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.finding.FindingJson;
import io.kumoban.engine.finding.FindingType;
import io.kumoban.engine.finding.FindingType.Source;
import io.kumoban.engine.finding.Particulars;
import io.kumoban.engine.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One sample of a finding type, in the shape that a finding of this type has here, with placeholders for all that a log
 * would tell. Marked as the service marks its samples: the title begins with {@code [SAMPLE]}, and the additional
 * information holds {@code "sample": true}. The same account, region and time give the same bytes.
 */
public final class SampleFindings {
    private static final String PREFIX = "[SAMPLE] ";

    /** Threats that are told by a list. */
    private static final Pattern LISTED = Pattern.compile(
            ".*(MaliciousIPCaller|Tor(IPCaller|Client|Relay)|C&CActivity|BitcoinTool|Blackhole|DropPoint|DriveBy|Phishing"
                + "|PortProbe|DGADomainRequest\\.C|MaliciousDomainRequest).*");

    /** Purposes of types that are about access keys although they name another service. */
    private static final Set<String> NO_RULES = Set.of("Policy", "Stealth");

    private final String account;
    private final String region;
    private final long time;
    private final SampleEvents events;
    private final FindingJson json = new FindingJson(Assets.NONE);

    /** @param time milliseconds since 1970 of all that the samples tell */
    public SampleFindings(String account, String region, long time) {
        this.account = account;
        this.region = region;
        this.time = time;
        events = new SampleEvents(account, region, time);
    }

    /**
     * A sample of a type.
     *
     * @throws IllegalArgumentException when the type is not made of logs that are read here
     */
    public ObjectNode of(FindingType type) {
        if (type.status() != FindingType.Status.ACTIVE) {
            throw new IllegalArgumentException(
                    "there is no sample of " + type.name() + ", whose status is " + type.status());
        }
        Finding finding = finding(type);
        Aggregate aggregate = new Aggregate(AggregationKey.of(finding).id(0), 1, time, time, time, time, false);
        ObjectNode document = json.document(finding, aggregate);
        ObjectNode info = document.withObjectProperty("service").withObjectProperty("additionalInfo");
        ObjectNode value = (ObjectNode) Json.read(info.path("value").asString("{}"));
        info.put("value", Json.text(value.put("sample", true)));
        // No event stands behind a sample.
        document.withObjectProperty("kumoban").remove(List.of("evidence", "locator", "observed", "baseline"));
        return document;
    }

    private Finding finding(FindingType type) {
        Evidence event = event(type);
        return new Finding(
                "sample",
                type.name(),
                type.severity(),
                List.of(),
                PREFIX + "A finding of the type " + type.name(),
                "This is a sample; nothing of it happened.",
                account,
                region,
                resource(type),
                isTarget(type) ? "TARGET" : "ACTOR",
                "",
                List.of(),
                List.of(),
                Double.NaN,
                LISTED.matcher(type.name()).matches()
                        ? Map.of("threatListName", "GeneratedFindingThreatListName")
                        : Map.of(),
                List.of(event),
                particulars(type, event));
    }

    private Evidence event(FindingType type) {
        return switch (type.resource()) {
            case "S3Bucket" -> events.dataEvent();
            case "Instance" -> type.sources().contains(Source.DNS_LOGS) ? events.query() : events.flow(!isTarget(type));
            case "Lambda" -> events.flow(true);
            case "AttackSequence" ->
                type.sources().contains(Source.FLOW_LOGS) ? events.flow(true) : events.callAboutBucket();
            default -> resourcePart(type).equals("S3") ? events.callAboutBucket() : events.call();
        };
    }

    private @Nullable Particulars particulars(FindingType type, Evidence event) {
        if (type.resource().equals("AttackSequence")) {
            if (type.sources().contains(Source.FLOW_LOGS)) {
                return SampleSequences.ofInstance(event, account, region);
            }
            return type.sources().contains(Source.S3_DATA_EVENTS)
                    ? SampleSequences.ofCalls(event, events.dataEvent())
                    : SampleSequences.ofCalls(events.call());
        }
        if (isCustomRule(type)) {
            return SampleSequences.ofCalls(event);
        }
        return type.name().contains("/AnomalousBehavior") ? anomaly() : null;
    }

    private static Anomaly anomaly() {
        Anomaly.Observation usual = new Anomaly.Observation(
                Anomaly.Scope.USER_IDENTITY, "userAgent", Anomaly.Level.FREQUENT, "GeneratedFindingUserAgent");
        Anomaly.Observation unseen = new Anomaly.Observation(
                Anomaly.Scope.USER_IDENTITY, "apis", Anomaly.Level.UNSEEN, "GeneratedFindingAPIName");
        return new Anomaly(List.of(usual, unseen), List.of(unseen));
    }

    private static String resource(FindingType type) {
        return switch (type.resource()) {
            case "S3Bucket" -> SampleEvents.BUCKET;
            case "Instance" -> SampleEvents.INSTANCE;
            case "Lambda" -> "GeneratedFindingLambdaFunctionName";
            default -> "GeneratedFindingUserName";
        };
    }

    /** Instances and functions act, unless somebody tries their ports; all else is acted upon. */
    private static boolean isTarget(FindingType type) {
        boolean acts = type.resource().equals("Instance") || type.resource().equals("Lambda");
        return !acts || type.name().contains("PortProbe") || type.name().contains("BruteForce");
    }

    /** Custom Detection Rules name services where other types about access keys name the user. */
    private static boolean isCustomRule(FindingType type) {
        String purpose = type.name().substring(0, type.name().indexOf(':'));
        return type.resource().equals("AccessKey")
                && !resourcePart(type).equals("IAMUser")
                && !NO_RULES.contains(purpose);
    }

    private static String resourcePart(FindingType type) {
        return type.name().substring(type.name().indexOf(':') + 1, type.name().indexOf('/'));
    }
}

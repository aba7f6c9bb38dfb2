package io.kumoban.engine.finding;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.json.Json;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The {@code service} of a GuardDuty finding: what happened, how often, and how it was noticed. */
final class FindingService {
    private final FindingAction actions;

    FindingService(FindingAction actions) {
        this.actions = actions;
    }

    ObjectNode of(Finding finding, Aggregate aggregate, String detectorId, String partition) {
        ObjectNode service = Json.object();
        service.put("serviceName", "guardduty");
        service.put("detectorId", detectorId);
        boolean joinsOthers = FindingResource.isAttackSequence(finding);
        if (!joinsOthers) {
            service.put("featureName", feature(finding));
        }
        service.put("count", aggregate.count());
        service.put("eventFirstSeen", Json.time(aggregate.firstSeen()));
        service.put("eventLastSeen", Json.time(aggregate.lastSeen()));
        service.put("archived", aggregate.archived());
        service.put("resourceRole", finding.resourceRole());
        if (!joinsOthers) {
            service.set("action", actions.of(finding));
        }
        threatList(service, finding.detail());
        service.putObject("additionalInfo").put("type", "default").put("value", Json.text(additional(finding)));
        detection(service, finding.particulars(), partition);
        return service;
    }

    /** The model has room for any text here; that of Runtime Monitoring tells how the service writes such names. */
    private static String feature(Finding finding) {
        boolean ofModels = FindingTypes.named(finding.type())
                .map(type -> type.sources().contains(FindingType.Source.AI_PROTECTION))
                .orElse(false);
        if (ofModels) {
            return "AiProtection";
        }
        Evidence event = finding.primary();
        return switch (event.kind()) {
            case API_CALL -> SequenceParts.isDataEvent(event) ? "S3DataEvents" : "CloudTrail";
            case FLOW -> FindingResource.type(finding).equals("Lambda") ? "LambdaNetworkLogs" : "FlowLogs";
            case DNS_QUERY -> "DnsLogs";
        };
    }

    private static void threatList(ObjectNode service, Map<String, String> detail) {
        String list = detail.getOrDefault("threatListName", "");
        if (list.isEmpty()) {
            return;
        }
        ObjectNode threat = service.putObject("evidence")
                .putArray("threatIntelligenceDetails")
                .addObject();
        threat.put("threatListName", list);
        String name = detail.getOrDefault("threatName", "");
        if (!name.isEmpty()) {
            threat.putArray("threatNames").add(name);
        }
    }

    private static ObjectNode additional(Finding finding) {
        ObjectNode info = Json.object();
        new TreeMap<>(finding.detail()).forEach(info::put);
        Evidence event = finding.primary();
        if (finding.particulars() instanceof Anomaly) {
            String agent = event.field(ApiCall.USER_AGENT);
            if (!agent.isEmpty()) {
                info.putObject("userAgent").put("fullUserAgent", agent);
            }
            String error = event.field(ApiCall.ERROR_CODE);
            info.putObject("anomalies")
                    .put(
                            "anomalousAPIs",
                            "%s:[%s:%s]"
                                    .formatted(
                                            event.field(ApiCall.EVENT_SOURCE),
                                            event.field(ApiCall.NAME),
                                            error.isEmpty() ? "success" : error));
        }
        return info;
    }

    private static void detection(ObjectNode service, @Nullable Particulars particulars, String partition) {
        switch (particulars) {
            case Anomaly anomaly -> service.putObject("detection").set("anomaly", AnomalyJson.of(anomaly));
            case Sequence sequence ->
                service.putObject("detection").set("sequence", SequenceJson.of(sequence, partition));
            case PortProbes inAction -> {}
            case null -> {}
        }
    }
}

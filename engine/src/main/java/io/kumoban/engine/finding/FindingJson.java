package io.kumoban.engine.finding;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.place.Places;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A finding as GuardDuty's GetFindings returns it (API version 2017-11-28), with what is ours under one further key,
 * {@code kumoban}. Made of the finding and its aggregate alone, so equal findings have equal bytes.
 */
public final class FindingJson {
    /** Stands for an account or region that the log does not say. */
    public static final String UNKNOWN = "unknown";

    private final FindingResource resources;
    private final FindingService services;

    /** Findings that may also show what the user's context tells of an interface. */
    public FindingJson(Assets assets) {
        this(assets, Places.NONE);
    }

    /** The same, and where remote addresses are. */
    public FindingJson(Assets assets, Places places) {
        resources = new FindingResource(assets);
        services = new FindingService(new FindingAction(new RemoteIpDetails(places)));
    }

    /** The finding on one line in UTF-8, with a line end. */
    public byte[] line(Finding finding, Aggregate aggregate) {
        return Json.line(document(finding, aggregate));
    }

    public ObjectNode document(Finding finding, Aggregate aggregate) {
        String account = known(finding.account());
        String region = known(finding.region());
        String partition = Partition.of(region);
        String detectorId = detectorId(finding.account(), finding.region());
        ObjectNode document = Json.object();
        document.put("schemaVersion", "2.0");
        document.put("accountId", account);
        document.put("region", region);
        document.put("partition", partition);
        document.put("id", aggregate.id());
        document.put(
                "arn",
                "arn:%s:guardduty:%s:%s:detector/%s/finding/%s"
                        .formatted(partition, region, account, detectorId, aggregate.id()));
        document.put("type", finding.type());
        document.put("title", finding.title());
        document.put("description", finding.explanation());
        Json.putNumber(document, "severity", finding.severity().value());
        document.put("createdAt", Json.time(aggregate.createdAt()));
        document.put("updatedAt", Json.time(aggregate.updatedAt()));
        document.set("resource", resources.of(finding, partition));
        document.set("service", services.of(finding, aggregate, detectorId, partition));
        document.set("kumoban", own(finding));
        return document;
    }

    /** The id that stands for GuardDuty itself in an account and region: 32 hex digits, the same in every run. */
    public static String detectorId(String account, String region) {
        return new AggregationKey(account, region, "detector", "", "").id(0);
    }

    private static ObjectNode own(Finding finding) {
        ObjectNode own = Json.object();
        own.put("detector", finding.detector());
        own.put("resource", finding.resource());
        ArrayNode techniques = own.putArray("technique");
        finding.techniques().forEach(techniques::add);
        Json.putNumber(own, "score", finding.score());
        own.put("explanation", finding.explanation());
        measures(own.putArray("observed"), finding.observed());
        measures(own.putArray("baseline"), finding.usual());
        ArrayNode evidence = own.putArray("evidence");
        ArrayNode locator = own.putArray("locator");
        for (Evidence event : finding.evidence()) {
            evidence.add(EvidenceJson.event(event));
            locator.add(EvidenceJson.locator(event));
        }
        return own;
    }

    private static void measures(ArrayNode into, List<Measure> measures) {
        for (Measure measure : measures) {
            ObjectNode node = into.addObject();
            node.put("what", measure.what());
            Json.putNumber(node, "value", measure.value());
            node.put("unit", measure.unit());
        }
    }

    private static String known(String value) {
        return value.isEmpty() ? UNKNOWN : value;
    }
}

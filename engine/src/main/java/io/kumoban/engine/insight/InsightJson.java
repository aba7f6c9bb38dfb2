package io.kumoban.engine.insight;

import io.kumoban.engine.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Insights as CloudTrail writes them, one record a line. The names and their order are those of the samples on the AWS
 * page "Viewing CloudTrail Insights events with the AWS CLI".
 */
public final class InsightJson {
    private static final String VERSION = "1.08";
    /** The service shows averages with ten decimals. */
    private static final int DECIMALS = 10;

    private InsightJson() {}

    /** The record. */
    public static ObjectNode document(Insight insight) {
        Insight.Episode episode = insight.episode();
        ObjectNode document = Json.object();
        document.put("eventVersion", VERSION);
        document.put("eventTime", Instant.ofEpochMilli(insight.time()).toString());
        document.put("awsRegion", episode.region());
        document.put("eventID", insight.eventId());
        document.put("eventType", "AwsCloudTrailInsight");
        Json.putPresent(document, "recipientAccountId", episode.account());
        document.put("sharedEventID", episode.sharedEventId());
        details(document.putObject("insightDetails"), insight);
        document.put("eventCategory", "Insight");
        return document;
    }

    private static void details(ObjectNode details, Insight insight) {
        Insight.Episode episode = insight.episode();
        details.put("state", insight.state().wireName());
        details.put("eventSource", episode.eventSource());
        details.put("eventName", episode.eventName());
        details.put("insightType", episode.type());
        Json.putPresent(details, "errorCode", episode.errorCode());
        ObjectNode context = details.putObject("insightContext");
        Insight.Statistics statistics = insight.statistics();
        ObjectNode numbers = context.putObject("statistics");
        average(numbers.putObject("baseline"), statistics.baseline());
        average(numbers.putObject("insight"), statistics.insight());
        numbers.put("insightDuration", statistics.insightDuration());
        numbers.put("baselineDuration", statistics.baselineDuration());
        if (!insight.attributions().isEmpty()) {
            ArrayNode attributions = context.putArray("attributions");
            for (Insight.Attribution attribution : insight.attributions()) {
                ObjectNode one = attributions.addObject();
                one.put("attribute", attribution.attribute());
                shares(one.putArray("insight"), attribution.insight());
                shares(one.putArray("baseline"), attribution.baseline());
            }
        }
    }

    private static void shares(ArrayNode into, List<Insight.Share> shares) {
        for (Insight.Share share : shares) {
            average(into.addObject().put("value", share.value()), share.average());
        }
    }

    private static void average(ObjectNode into, double value) {
        double rounded = BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .doubleValue();
        Json.putNumber(into, "average", rounded);
    }
}

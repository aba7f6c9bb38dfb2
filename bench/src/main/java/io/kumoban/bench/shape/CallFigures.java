package io.kumoban.bench.shape;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What CloudTrail records look like. */
final class CallFigures {
    private static final List<String> MEMBERS = List.of(
            "userAgent",
            "requestParameters",
            "responseElements",
            "additionalEventData",
            "errorCode",
            "errorMessage",
            "requestID",
            "resources",
            "tlsDetails",
            "sessionCredentialFromConsole",
            "vpcEndpointId");
    private static final int MINUTES_ALIKE = 16;
    private static final int TOP = 10;
    private static final int MANY = 50;

    private final Counter members = new Counter();
    private final Counter names = new Counter();
    private final Counter types = new Counter();
    private final Counter seconds = new Counter();
    private final Counter minutes = new Counter();
    private long records;
    private long bytes;
    private long readOnly;
    private long data;

    void add(JsonNode record) {
        records++;
        bytes += record.toString().length();
        for (String member : MEMBERS) {
            if (record.has(member) && !record.path(member).isNull()) {
                members.add(member);
            }
        }
        String time = record.path("eventTime").asString("");
        names.add(record.path("eventSource").asString("")
                + record.path("eventName").asString(""));
        types.add(record.path("userIdentity").path("type").asString("none"));
        seconds.add(record.path("recipientAccountId").asString("") + time);
        minutes.add(record.path("recipientAccountId").asString("")
                + time.substring(0, Math.min(MINUTES_ALIKE, time.length())));
        readOnly += record.path("readOnly").asBoolean(false) ? 1 : 0;
        data += record.path("eventCategory").asString("").equals("Data") ? 1 : 0;
    }

    void tell(Map<String, String> figures) {
        if (records == 0) {
            return;
        }
        figures.put("calls", Long.toString(records));
        figures.put("calls: bytes each", String.format(Locale.ROOT, "%.0f", (double) bytes / records));
        for (String member : MEMBERS) {
            figures.put("calls with " + member + ", %", Counter.percent(members.of(member), records));
        }
        figures.put("calls that only read, %", Counter.percent(readOnly, records));
        figures.put("calls that are data events, %", Counter.percent(data, records));
        for (String type : List.of("AssumedRole", "IAMUser", "AWSService")) {
            figures.put("calls by " + type + ", %", Counter.percent(types.of(type), records));
        }
        figures.put("different API names", Integer.toString(names.names()));
        figures.put("calls of the most frequent name, %", names.busiest(1));
        figures.put("calls of the 10 most frequent, %", names.busiest(TOP));
        figures.put("calls of the 50 most frequent, %", names.busiest(MANY));
        figures.put("calls that share their second, %", Counter.percent(records - seconds.alone(), records));
        figures.put("calls a busy minute: variance over mean", minutes.dispersion(minutes.names()));
    }
}

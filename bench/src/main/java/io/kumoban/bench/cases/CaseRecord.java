package io.kumoban.bench.cases;

import io.kumoban.engine.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prepares a record of a recording: names of attack tools and of the tools that set up the stage are masked in the user
 * agent, since a detector that looks for such a word learns nothing, and what single events were stripped of (time, id,
 * account) is supplied.
 */
final class CaseRecord {
    private static final Pattern TOOLS = Pattern.compile(
            "stratus|terraform|pacu|cloudgoat|boto3rocket|scoutsuite|prowler|cloudfox", Pattern.CASE_INSENSITIVE);
    private static final String MASK = "aws-sdk-go-v2/1.30.3 os/linux lang/go#1.22.5 md/GOARCH#amd64";
    private static final Pattern ISO = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*");
    private static final String TIME = "2026-01-05T12:00:00Z";
    private static final String ACCOUNT = "123456789012";

    private CaseRecord() {}

    static String of(JsonNode record) {
        ObjectNode copy = ((ObjectNode) record).deepCopy();
        if (TOOLS.matcher(copy.path("userAgent").asString("")).find()) {
            copy.put("userAgent", MASK);
        }
        if (!isTime(copy, "eventTime") && !isTime(copy, "@timestamp")) {
            copy.put("eventTime", TIME);
        }
        if (isMissing(copy, "eventVersion")) {
            copy.put("eventVersion", "1.08");
        }
        if (isMissing(copy, "awsRegion")) {
            copy.put("awsRegion", "us-east-1");
        }
        if (isMissing(copy, "eventSource")) {
            copy.put("eventSource", "unknown.amazonaws.com");
        }
        String account = copy.path("recipientAccountId").asString("");
        if (account.isEmpty()
                && copy.path("userIdentity").path("accountId").asString("").isEmpty()) {
            copy.put("recipientAccountId", ACCOUNT);
        }
        if (isMissing(copy, "eventID")) {
            byte[] text = Json.text(record).getBytes(StandardCharsets.UTF_8);
            copy.put("eventID", UUID.nameUUIDFromBytes(text).toString());
        }
        return Json.text(copy);
    }

    /** Some test events have a time that CloudTrail would not write, such as one with blanks. */
    private static boolean isTime(ObjectNode record, String field) {
        return ISO.matcher(record.path(field).asString("")).matches();
    }

    private static boolean isMissing(ObjectNode record, String field) {
        return record.path(field).asString("").isEmpty();
    }
}

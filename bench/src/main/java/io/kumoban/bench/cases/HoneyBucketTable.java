package io.kumoban.bench.cases;

import io.kumoban.engine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the table of the S3 honey bucket into the data events that it was made from. Its cells hold identity and
 * parameters as Python prints them, of which the account and the bucket are taken.
 */
final class HoneyBucketTable {
    private static final Pattern CELL = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(?:,|$)");
    private static final Pattern ACCOUNT = Pattern.compile("'accountId': '([^']*)'");
    private static final Pattern BUCKET = Pattern.compile("'bucketName': '([^']*)'");

    private static final int NAME = 1;
    private static final int IDENTITY = 3;
    private static final int PARAMETERS = 4;
    private static final int ID = 6;
    private static final int TIME = 7;
    private static final int SOURCE = 9;
    private static final int AGENT = 10;

    private HoneyBucketTable() {}

    static List<String> records(String table) {
        return table.lines()
                .skip(1)
                .map(HoneyBucketTable::cells)
                .filter(cells -> cells.size() > AGENT)
                .map(HoneyBucketTable::record)
                .toList();
    }

    private static String record(List<String> cells) {
        ObjectNode record = Json.object();
        record.put("eventVersion", "1.08");
        record.put("eventSource", "s3.amazonaws.com");
        record.put("eventName", cells.get(NAME));
        record.put("eventID", cells.get(ID));
        record.put("eventTime", cells.get(TIME));
        record.put("sourceIPAddress", cells.get(SOURCE));
        record.put("userAgent", cells.get(AGENT));
        record.put("eventCategory", "Data");
        record.put("readOnly", true);
        record.putObject("userIdentity")
                .put("type", "AWSAccount")
                .put("principalId", "")
                .put("accountId", first(ACCOUNT, cells.get(IDENTITY)));
        record.put("recipientAccountId", "123456789012");
        record.putObject("requestParameters").put("bucketName", first(BUCKET, cells.get(PARAMETERS)));
        return CaseRecord.of(record);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        Matcher matcher = CELL.matcher(line);
        while (matcher.find() && matcher.start() < line.length()) {
            String quoted = matcher.group(1);
            cells.add(quoted == null ? matcher.group(2) : quoted.replace("\"\"", "\""));
        }
        return cells;
    }
}

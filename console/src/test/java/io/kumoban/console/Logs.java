package io.kumoban.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A few CloudTrail records written to a file, as small tests of whole commands need them. */
final class Logs {
    private final List<String> records = new ArrayList<>();

    /** A successful call of a user. */
    Logs call(String time, String id, String user, String source, String name) {
        records.add("""
            {"eventVersion":"1.11","eventTime":"%s","eventID":"%s","eventSource":"%s","eventName":"%s",\
            "awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7","userAgent":"aws-cli/2.15",\
            "eventType":"AwsApiCall","eventCategory":"Management","managementEvent":true,"readOnly":false,\
            "recipientAccountId":"111122223333","requestParameters":{"name":"main"},\
            "userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE","userName":"%s",\
            "arn":"arn:aws:iam::111122223333:user/%s","accountId":"111122223333","accessKeyId":"AKIAEXAMPLE"}}\
            """.formatted(Instant.parse(time), id, source, name, user, user));
        return this;
    }

    /** A call that stops a trail: a finding for sure. */
    Logs stopsTrail(String time, String id, String user) {
        return call(time, id, user, "cloudtrail.amazonaws.com", "StopLogging");
    }

    /** Something that is no good record. */
    Logs broken() {
        records.add("{\"eventTime\":\"never\",\"eventID\":\"x\"}");
        return this;
    }

    /** Writes them as CloudTrail delivers them, unpacked. */
    Path write(Path file) {
        try {
            return Files.writeString(file, "{\"Records\":[" + String.join(",", records) + "]}");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("The test's log cannot be written.", e);
        }
    }
}

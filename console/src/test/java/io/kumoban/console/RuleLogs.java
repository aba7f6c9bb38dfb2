package io.kumoban.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A log of some calls, and two versions of rules about them. */
final class RuleLogs {
    static final String STOPPED = "11111111-2222-3333-4444-555555555555";

    /** One rule about two calls, one about what is not there, one about another log. */
    private static final String OLD = """
        title: Trail stopped
        id: 11111111-2222-3333-4444-555555555555
        level: high
        status: test
        tags: [attack.defense-evasion, attack.t1562.008]
        logsource: {product: aws, service: cloudtrail}
        detection:
            selection:
                eventSource: cloudtrail.amazonaws.com
                eventName: [StopLogging, DeleteTrail]
            condition: selection
        ---
        title: Call without a reason
        level: low
        logsource: {product: aws, service: cloudtrail}
        detection:
            filter:
                errorCode|exists: true
            condition: not filter
        ---
        title: Elsewhere
        id: 22222222-2222-3333-4444-555555555555
        logsource: {product: windows}
        detection: {selection: {CommandLine: x}, condition: selection}
        """;

    private final Path folder;

    RuleLogs(Path folder) {
        this.folder = folder;
    }

    /** The rules as they were. */
    String old() {
        return write("old.yml", OLD);
    }

    /** The first rule misses one call and finds another, the second is gone, and there is a new one. */
    String changed() {
        return write(
                "new.yml",
                OLD.replace("[StopLogging, DeleteTrail]", "[StopLogging, CreateTrail]")
                        .replace("Call without a reason", "Call of an agent")
                        .replace("errorCode|exists: true", "userAgent|startswith: aws-cli")
                        .replace("not filter", "filter"));
    }

    /** Six calls of two people within four hours of one day. */
    String logs() {
        return new Logs()
                .stopsTrail("2026-03-01T12:00:00Z", "a", "ann")
                .stopsTrail("2026-03-01T12:30:00Z", "b", "ann")
                .stopsTrail("2026-03-01T12:40:00Z", "c", "bob")
                .stopsTrail("2026-03-01T14:00:00Z", "d", "ann")
                .call("2026-03-01T15:00:00Z", "e", "bob", "cloudtrail.amazonaws.com", "DeleteTrail")
                .call("2026-03-01T16:00:00Z", "f", "bob", "cloudtrail.amazonaws.com", "CreateTrail")
                .write(folder.resolve("log.json"))
                .toString();
    }

    /** What a test needs besides. */
    String write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException("The test's file cannot be written.", e);
        }
    }
}

package io.kumoban.bench.stage;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Files of Sigma rules for the demo account: one rule for each API of its calls, in turn in one of five shapes of published
 * rules, and then variants of these whose texts no record has.
 */
final class MadeRules {
    private MadeRules() {}

    /** Writes so many rules into one file of a folder. */
    static Path write(Path folder, int count) throws IOException {
        List<List<String>> apis = apis();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            List<String> api = apis.get(i % apis.size());
            text.append(rule(i, api.getFirst(), api.getLast(), i / apis.size()));
        }
        return Files.writeString(folder.resolve("rules-" + count + ".yml"), text);
    }

    private static List<List<String>> apis() {
        Set<String> apis = new TreeSet<>();
        for (DemoLogs.Packed file : DemoLogs.shared().packed(Kind.API_CALL)) {
            for (JsonNode call : Json.mapper().readTree(file.plain()).path("Records")) {
                apis.add(call.path("eventSource").asString() + " "
                        + call.path("eventName").asString());
            }
        }
        return new ArrayList<>(apis.stream().map(api -> List.of(api.split(" "))).toList());
    }

    private static String rule(int number, String source, String api, int version) {
        String suffix = version == 0 ? "" : "V" + version;
        return """
            title: %s, rule %d
            id: rule-%d
            logsource: {product: aws, service: cloudtrail}
            detection:
              call: {eventSource: %s, eventName: %s%s}
              more: {%s}
              condition: call and %s
            level: low
            ---
            """.formatted(
                        api,
                        number,
                        number,
                        source,
                        api,
                        suffix,
                        more(number % 5, suffix),
                        number % 5 == 2 ? "not more" : "more");
    }

    private static String more(int shape, String suffix) {
        return switch (shape) {
            case 0 -> "errorCode: null";
            case 1 -> "userAgent|contains: 'aws-sdk" + suffix + "'";
            case 2 -> "userIdentity.type: 'AWSService" + suffix + "'";
            case 3 -> "requestParameters|contains: '0.0.0.0/0" + suffix + "'";
            default -> "errorCode: 'AccessDenied" + suffix + "'";
        };
    }
}

package io.kumoban.console.endtoend;

import io.kumoban.console.endtoend.LogFiles.LogFile;
import io.kumoban.console.endtoend.LogFiles.Shape;
import io.kumoban.engine.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Sigma rules made from a seed out of what CloudTrail records hold, so that most of them match now and then. */
final class GeneratedRules {
    private static final List<String> FIELDS = List.of(
            "eventName",
            "eventSource",
            "awsRegion",
            "sourceIPAddress",
            "userAgent",
            "errorCode",
            "userIdentity.type",
            "userIdentity.arn",
            "requestParameters.bucketName");
    private static final List<String> MODIFIERS = List.of("", "|contains", "|startswith", "|endswith", "|cased");
    private static final List<String> CONDITIONS = List.of("a and b", "a and not b", "all of them", "a");

    private final Random dice;
    private final List<JsonNode> calls = new ArrayList<>();
    private final Map<String, List<String>> values = new HashMap<>();

    private GeneratedRules(LogFiles logs, Random dice) {
        this.dice = dice;
        for (LogFile file : logs.files()) {
            if (file.shape() == Shape.ENVELOPE) {
                file.records().forEach(record -> calls.add(Json.mapper().readTree(record)));
            }
        }
    }

    /** So many rules about single calls, and correlations over some of them. */
    static String of(LogFiles logs, Random dice, int count) {
        GeneratedRules maker = new GeneratedRules(logs, dice);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(maker.rule(i)).append("---\n");
        }
        for (int i = 0; i < count / 10; i++) {
            text.append(maker.correlation(i, count)).append("---\n");
        }
        return text.toString();
    }

    private String rule(int number) {
        return """
            title: Generated %d
            name: generated_%d
            level: %s
            logsource: {product: aws, service: cloudtrail}
            detection: {a: {eventName: '%s'}, b: {%s}, condition: %s}
            """.formatted(
                        number, number, oneOf(List.of("low", "high")), value("eventName"), line(), oneOf(CONDITIONS));
    }

    private String correlation(int number, int rules) {
        String type = oneOf(List.of("event_count", "temporal", "value_count"));
        String condition = switch (type) {
            case "event_count" -> ", condition: {gte: " + (1 + dice.nextInt(4)) + "}";
            case "value_count" -> ", condition: {field: eventName, gte: " + (1 + dice.nextInt(3)) + "}";
            default -> "";
        };
        return """
            title: Correlated %d
            correlation: {type: %s, rules: [generated_%d, generated_%d], generate: true,
              group-by: [%s], timespan: %s%s}
            """.formatted(
                        number,
                        type,
                        dice.nextInt(rules / 2),
                        rules / 2 + dice.nextInt(rules / 2),
                        oneOf(List.of("userIdentity.arn", "recipientAccountId", "sourceIPAddress")),
                        oneOf(List.of("5m", "1h", "1d")),
                        condition);
    }

    /** A field and a value, or a piece of it, that some call has there. */
    private String line() {
        String field = oneOf(FIELDS);
        String modifier = oneOf(MODIFIERS);
        return field + modifier + ": '" + piece(value(field), modifier).replace("'", "''") + "'";
    }

    /** Any of the values that a field has, the rare ones as likely as the common ones. */
    private String value(String field) {
        return oneOf(values.computeIfAbsent(
                field,
                path -> calls.stream()
                        .map(call -> call.at("/" + path.replace('.', '/')).asString(""))
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .sorted()
                        .toList()));
    }

    private String piece(String value, String modifier) {
        int length = Math.min(value.length(), 3 + dice.nextInt(6));
        return switch (modifier) {
            case "|contains" -> {
                int from = dice.nextInt(value.length() - length + 1);
                yield value.substring(from, from + length);
            }
            case "|startswith" -> value.substring(0, length);
            case "|endswith" -> value.substring(value.length() - length);
            default -> value;
        };
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(dice.nextInt(choices.size()));
    }
}

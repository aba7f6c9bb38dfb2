package io.kumoban.engine.format;

import java.util.List;
import java.util.stream.Collectors;

/** The shapes in which CloudTrail events are found. */
enum CallContainer {
    DELIVERY,
    DELIVERY_WITH_OTHER_MEMBERS,
    LINES,
    ARRAY,
    CONCATENATED,
    EVENT_BRIDGE,
    LOOKUP_EVENTS,
    LOG_SUBSCRIPTION,
    LINES_OF_DELIVERIES,
    ARRAYS;

    /** A text that holds these events. */
    String of(List<String> events, JsonTexts texts) {
        return switch (this) {
            case DELIVERY -> texts.object(List.of(texts.member("Records", texts.array(events))));
            case DELIVERY_WITH_OTHER_MEMBERS ->
                texts.object(List.of(
                        texts.member("version", "1"),
                        texts.member("Records", texts.array(events)),
                        texts.member("more", texts.value(2))));
            case LINES -> joined(events, "\n");
            case ARRAY -> texts.array(events);
            case CONCATENATED -> joined(events, "");
            case EVENT_BRIDGE ->
                events.stream()
                        .map(event -> texts.object(List.of(
                                texts.member("detail-type", texts.quoted("AWS API Call via CloudTrail")),
                                texts.member("time", texts.quoted("2026-03-01T00:00:00Z")),
                                texts.member("detail", event))))
                        .collect(Collectors.joining("\n"));
            case LOOKUP_EVENTS ->
                texts.object(List.of(
                        texts.member("NextToken", texts.quoted("x")),
                        texts.member(
                                "Events",
                                texts.array(events.stream()
                                        .map(event -> texts.object(List.of(
                                                texts.member("EventName", texts.quoted("x")),
                                                texts.member("CloudTrailEvent", texts.quoted(event)))))
                                        .toList()))));
            case LOG_SUBSCRIPTION ->
                texts.object(List.of(
                        texts.member("messageType", texts.quoted("DATA_MESSAGE")),
                        texts.member(
                                "logEvents",
                                texts.array(events.stream()
                                        .map(event -> texts.object(List.of(
                                                texts.member("timestamp", "1"),
                                                texts.member("message", texts.quoted(event)))))
                                        .toList()))));
            case LINES_OF_DELIVERIES ->
                events.stream()
                        .map(event -> "{\"Records\":[" + event + "," + event + "]}")
                        .collect(Collectors.joining("\n"));
            case ARRAYS -> events.stream().map(event -> "[" + event + "]").collect(Collectors.joining("\n"));
        };
    }

    private static String joined(List<String> events, String between) {
        return String.join(between, events);
    }
}

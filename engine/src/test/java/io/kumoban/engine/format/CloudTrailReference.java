package io.kumoban.engine.format;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.event.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads CloudTrail texts plainly, as trees, and says what a decoder must find in them. */
final class CloudTrailReference {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Pattern VERSIONED = Pattern.compile("(.+?)(\\d{8}(v\\d)?|\\d{4}_\\d{2}_\\d{2})");
    private static final Set<Field> ANY_TYPE =
            Set.of(ApiCall.READ_ONLY, ApiCall.MFA, ApiCall.EC2_ROLE_DELIVERY, ApiCall.ASSUMED_ROOT);

    /** Events that detectors see, in the order of the text. */
    final List<JsonNode> events = new ArrayList<>();
    /** Records that lack what an event must have. */
    final List<JsonNode> bad = new ArrayList<>();

    final Map<String, Long> ignored = new TreeMap<>();

    /** Reads documents one after another. */
    static CloudTrailReference of(String text) {
        CloudTrailReference reference = new CloudTrailReference();
        try (JsonParser parser = MAPPER.createParser(text)) {
            while (parser.nextToken() != null) {
                JsonNode document = MAPPER.readTree(parser);
                if (document.isArray()) {
                    document.forEach(reference::take);
                } else {
                    reference.take(document);
                }
            }
        }
        return reference;
    }

    /** Whether the text is JSON at all. */
    static boolean isJson(String text) {
        try {
            of(text);
            return true;
        } catch (JacksonException fragment) {
            return false;
        }
    }

    private void take(JsonNode record) {
        if (record.path("detail").isObject() && record.has("detail-type")) {
            take(record.path("detail"));
        } else if (record.path("CloudTrailEvent").isString()) {
            take(MAPPER.readTree(record.path("CloudTrailEvent").asString()));
        } else if (record.path("message").isString() && !record.has("eventName")) {
            take(MAPPER.readTree(record.path("message").asString()));
        } else if (record.path("Records").isArray()) {
            record.path("Records").forEach(this::take);
        } else if (record.path("Events").isArray()) {
            record.path("Events").forEach(this::take);
        } else if (record.path("logEvents").isArray()) {
            record.path("logEvents").forEach(this::take);
        } else if (record.has("digestStartTime")) {
            ignored.merge("digest", 1L, Long::sum);
        } else if (is(record, "AwsCloudTrailInsight", "Insight")) {
            ignored.merge("insight", 1L, Long::sum);
        } else if (is(record, "AwsAggregatedEvent", "Aggregated")) {
            ignored.merge("aggregated", 1L, Long::sum);
        } else if (isEvent(record)) {
            events.add(record);
        } else {
            bad.add(record);
        }
    }

    private static boolean is(JsonNode record, String type, String category) {
        return record.path("eventType").asString("").equals(type)
                || record.path("eventCategory").asString("").equals(category);
    }

    private static boolean isEvent(JsonNode record) {
        JsonNode time = record.path("eventTime");
        boolean moved = time.isMissingNode() || time.isNull();
        return isTime(text(record, moved ? "@timestamp" : "eventTime"))
                && !text(record, "eventID").isEmpty()
                && !text(record, "eventName").isEmpty()
                && !text(record, "eventSource").isEmpty()
                && !account(record).isEmpty();
    }

    private static boolean isTime(String text) {
        try {
            return Instant.parse(text).getEpochSecond() >= 0;
        } catch (DateTimeParseException noTime) {
            return false;
        }
    }

    /** All paths that lead through objects to a value in one of the events. */
    Set<List<String>> paths() {
        Set<List<String>> paths = new LinkedHashSet<>();
        events.forEach(event -> addPaths(event, List.of(), paths));
        return paths;
    }

    private static void addPaths(JsonNode object, List<String> above, Set<List<String>> paths) {
        object.properties().forEach(member -> {
            if (!member.getKey().isEmpty()) {
                List<String> path = new ArrayList<>(above);
                path.add(member.getKey());
                paths.add(List.copyOf(path));
                if (member.getValue().isObject()) {
                    addPaths(member.getValue(), path, paths);
                }
            }
        });
    }

    /** What is wrong with a field's text, or null when it is what the event holds. */
    static @Nullable String difference(JsonNode event, Field field, Text text) {
        if (isDerived(field)) {
            String expected = derived(event, field);
            return text.toString().equals(expected) ? null : field + " is " + text + ", not " + expected;
        }
        JsonNode value = event;
        for (String step : field.steps()) {
            value = value.path(step);
        }
        boolean wrongType = ApiCall.STANDARD.contains(field) && !ANY_TYPE.contains(field) && !value.isString();
        if (value.isNull() || value.isMissingNode() || wrongType) {
            return text.isAbsent() ? null : field.steps() + " is " + text + " and should be absent";
        }
        return same(value, text) ? null : field.steps() + " is " + text.type() + " " + text + ", not " + value;
    }

    private static boolean same(JsonNode value, Text text) {
        if (text.isAbsent()) {
            return false;
        }
        return switch (value.getNodeType()) {
            case STRING -> text.type() == Slice.STRING && text.toString().equals(value.asString());
            case NUMBER -> text.type() == Slice.NUMBER && new BigDecimal(text.toString()).equals(value.decimalValue());
            case BOOLEAN ->
                text.type() == (value.asBoolean() ? Slice.TRUE : Slice.FALSE)
                        && text.toString().equals(value.toString());
            case OBJECT ->
                text.type() == Slice.OBJECT && MAPPER.readTree(text.toString()).equals(value);
            case ARRAY ->
                text.type() == Slice.ARRAY && MAPPER.readTree(text.toString()).equals(value);
            default -> false;
        };
    }

    private static boolean isDerived(Field field) {
        return ApiCall.STANDARD.indexOf(field) >= 0 && ApiCall.STANDARD.indexOf(field) < ApiCall.DERIVED;
    }

    private static String derived(JsonNode event, Field field) {
        if (field.equals(ApiCall.ACCOUNT)) {
            return account(event);
        }
        return field.equals(ApiCall.NAME) ? name(event) : principal(event);
    }

    static String account(JsonNode event) {
        String recipient = text(event, "recipientAccountId");
        return recipient.isEmpty() ? text(event.path("userIdentity"), "accountId") : recipient;
    }

    private static String name(JsonNode event) {
        Matcher versioned = VERSIONED.matcher(text(event, "eventName"));
        return versioned.matches() ? versioned.group(1) : text(event, "eventName");
    }

    private static String principal(JsonNode event) {
        JsonNode identity = event.path("userIdentity");
        String arn = text(identity, "arn");
        String account = text(identity, "accountId");
        String issuer = text(identity.path("sessionContext").path("sessionIssuer"), "arn");
        List<String> choice = new ArrayList<>(
                switch (text(identity, "type")) {
                    case "AssumedRole" -> List.of(issuer, role(arn));
                    case "Root" -> List.of((account.isEmpty() ? account(event) : account) + ":root");
                    case "AWSAccount" -> List.of(account);
                    case "AWSService" -> List.of(text(identity, "invokedBy"));
                    default -> List.of(arn);
                });
        choice.addAll(List.of(
                text(identity, "principalId"),
                text(identity, "userName"),
                text(identity, "invokedBy"),
                account,
                account(event)));
        return choice.stream().filter(name -> !name.isEmpty()).findFirst().orElse("");
    }

    private static String role(String arn) {
        return arn.replaceFirst("^(arn:[^:]*):sts:(.*):assumed-role/(.+)/[^/]*$", "$1:iam:$2:role/$3");
    }

    private static String text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isString() ? value.asString() : "";
    }
}

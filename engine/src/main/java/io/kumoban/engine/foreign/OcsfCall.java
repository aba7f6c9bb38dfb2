package io.kumoban.engine.foreign;

import io.kumoban.engine.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * API calls of CloudTrail in OCSF, turned back by the mappings that AWS published for versions 1.0.0-rc.2 and 1.1.0
 * (the repository {@code ocsf/examples}, CloudTrail). What OCSF has no place for stands in {@code unmapped} under
 * CloudTrail's own names.
 */
final class OcsfCall {
    /** Fields of CloudTrail, and the names that have had them; the first that has a value counts. */
    private record Field(String path, List<String> names) {
        static Field of(String path, String... names) {
            return new Field(path, List.of(names));
        }
    }

    private static final List<Field> TEXTS = List.of(
            Field.of("eventVersion", "metadata.product.version"),
            Field.of("eventID", "metadata.uid"),
            Field.of("eventName", "api.operation"),
            Field.of("eventSource", "api.service.name"),
            Field.of("eventType", "metadata.event_code", "unmapped.eventType"),
            Field.of("awsRegion", "cloud.region"),
            Field.of("sourceIPAddress", "src_endpoint.ip", "src_endpoint.domain"),
            Field.of("userAgent", "http_request.user_agent"),
            Field.of("errorCode", "api.response.error"),
            Field.of("errorMessage", "api.response.message", "api.response.error_message"),
            Field.of("requestID", "api.request.uid"),
            Field.of("vpcEndpointId", "src_endpoint.uid"),
            Field.of("sharedEventID", "unmapped.sharedEventID"),
            Field.of("userIdentity.type", "actor.user.type"),
            Field.of("userIdentity.userName", "actor.user.name"),
            Field.of("userIdentity.accountId", "actor.user.account.uid", "actor.user.account_uid"),
            Field.of("userIdentity.accessKeyId", "actor.user.credential_uid"),
            Field.of("userIdentity.invokedBy", "actor.invoked_by"),
            Field.of("userIdentity.identityProvider", "actor.idp.name"),
            Field.of("userIdentity.sessionContext.sessionIssuer.arn", "actor.session.issuer"),
            Field.of(
                    "userIdentity.sessionContext.sessionIssuer.type",
                    "unmapped.userIdentity.sessionContext.sessionIssuer.type"),
            Field.of(
                    "userIdentity.sessionContext.sessionIssuer.userName",
                    "unmapped.userIdentity.sessionContext.sessionIssuer.userName"),
            Field.of(
                    "userIdentity.sessionContext.sessionIssuer.principalId",
                    "unmapped.userIdentity.sessionContext.sessionIssuer.principalId"),
            Field.of(
                    "userIdentity.sessionContext.sessionIssuer.accountId",
                    "unmapped.userIdentity.sessionContext.sessionIssuer.accountId"),
            Field.of(
                    "userIdentity.sessionContext.ec2RoleDelivery",
                    "unmapped.userIdentity.sessionContext.ec2RoleDelivery"),
            Field.of(
                    "userIdentity.sessionContext.attributes.mfaAuthenticated",
                    "actor.session.is_mfa",
                    "actor.session.mfa"),
            Field.of("additionalEventData.MFAUsed", "unmapped.additionalEventData.MFAUsed"),
            Field.of("additionalEventData.bytesTransferredIn", "unmapped.additionalEventData.bytesTransferredIn"),
            Field.of("additionalEventData.bytesTransferredOut", "unmapped.additionalEventData.bytesTransferredOut"));

    private static final Set<String> NUMBERS =
            Set.of("additionalEventData.bytesTransferredIn", "additionalEventData.bytesTransferredOut");

    static final Set<String> NAMES = Stream.concat(
                    TEXTS.stream().flatMap(field -> field.names().stream()),
                    Stream.of(
                            "actor.user.uid",
                            "actor.user.uid_alt",
                            "actor.user.uuid",
                            "actor.session.created_time",
                            "actor.session.created_time_dt",
                            "api.request.data",
                            "api.response.data",
                            "resources.uid",
                            "unmapped.recipientAccountId",
                            "unmapped.readOnly",
                            "unmapped.managementEvent"))
            .collect(Collectors.toUnmodifiableSet());

    private OcsfCall() {}

    static Reading read(Values values) {
        long time = Ocsf.time(values, "time");
        if (time == Moments.NONE) {
            return Ocsf.NO_TIME;
        }
        ObjectNode event = Json.object();
        event.put("eventTime", Json.time(time));
        for (Field field : TEXTS) {
            put(event, field.path(), first(values, field.names()));
        }
        String recipient =
                first(values, List.of("unmapped.recipientAccountId", "cloud.account.uid", "cloud.account_uid"));
        put(event, "recipientAccountId", recipient);
        for (String needed : List.of("eventID", "eventName", "eventSource")) {
            if (!event.has(needed)) {
                return new Reading.Bad("has nothing for CloudTrail's " + needed);
            }
        }
        if (recipient == null && event.path("userIdentity").path("accountId").isMissingNode()) {
            return new Reading.Bad("names no account, neither of the cloud nor of the user");
        }
        identify(event, values);
        document(event, "requestParameters", values.text("api.request.data"));
        document(event, "responseElements", values.text("api.response.data"));
        flag(event, "readOnly", values.text("unmapped.readOnly"));
        flag(event, "managementEvent", values.text("unmapped.managementEvent"));
        resources(event, values.all("resources.uid"));
        return new Call(Json.text(event));
    }

    private static @Nullable String first(Values values, List<String> names) {
        for (String name : names) {
            String value = values.text(name);
            if (value != null && !value.isEmpty()) {
                return value;
            }
        }
        return null;
    }

    /** Version 1.1 has the ARN where the versions before have the principal's id. */
    private static void identify(ObjectNode event, Values values) {
        for (String name : List.of("actor.user.uid", "actor.user.uuid", "actor.user.uid_alt")) {
            String id = values.text(name);
            if (id != null && !id.isEmpty()) {
                put(event, id.startsWith("arn:") ? "userIdentity.arn" : "userIdentity.principalId", id);
            }
        }
        long created = Ocsf.time(values, "actor.session.created_time");
        if (created != Moments.NONE) {
            put(event, "userIdentity.sessionContext.attributes.creationDate", Json.time(created));
        }
    }

    private static void put(ObjectNode event, String path, @Nullable String value) {
        if (value == null) {
            return;
        }
        List<String> names = Arrays.asList(path.split("\\."));
        ObjectNode into = event;
        for (String name : names.subList(0, names.size() - 1)) {
            into = into.withObjectProperty(name);
        }
        long number = NUMBERS.contains(path) ? Numbers.count(value) : Half.UNTOLD;
        if (number >= 0) {
            into.put(names.getLast(), number);
        } else {
            into.put(names.getLast(), value);
        }
    }

    /** What was asked and answered is an object, or the text of one. */
    private static void document(ObjectNode event, String name, @Nullable String text) {
        if (text == null || !text.startsWith("{")) {
            return;
        }
        try {
            JsonNode document = Json.read(text);
            event.set(name, document);
        } catch (JacksonException noJson) {
            event.put(name, text);
        }
    }

    private static void flag(ObjectNode event, String name, @Nullable String value) {
        if ("true".equals(value) || "false".equals(value)) {
            event.put(name, Boolean.parseBoolean(value));
        }
    }

    private static void resources(ObjectNode event, List<String> arns) {
        if (!arns.isEmpty()) {
            ArrayNode resources = event.putArray("resources");
            arns.forEach(arn -> resources.addObject().put("ARN", arn));
        }
    }
}

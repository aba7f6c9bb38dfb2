package io.kumoban.datasets.api;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.Caller.Channel;
import io.kumoban.datasets.delivery.ApiRecord;
import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.delivery.Stamps;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A call of one API with what was asked and answered; {@link #record} writes it as CloudTrail does (version 1.11). */
public final class ApiRequest {
    private static final Set<String> GLOBAL = Set.of("iam", "ce", "budgets", "signin");

    private final String service;
    private final String name;
    private final boolean readOnly;
    private final List<Resource> resources = new ArrayList<>();
    private String region = Arn.HOME_REGION;
    private String type = "AwsApiCall";
    private boolean data;
    private @Nullable String host;
    private @Nullable JsonObject asked;
    private @Nullable JsonObject answered;
    private @Nullable JsonObject additional;
    private @Nullable String endpointId;
    private @Nullable String endpointAccount;
    private @Nullable String errorCode;
    private @Nullable String errorMessage;

    private ApiRequest(String service, String name, boolean readOnly) {
        this.service = service;
        this.name = name;
        this.readOnly = readOnly;
    }

    /** A call that changes nothing; the service is its short name, as in {@code ec2}. */
    public static ApiRequest reads(String service, String name) {
        return new ApiRequest(service, name, true);
    }

    /** A call that changes something. */
    public static ApiRequest changes(String service, String name) {
        return new ApiRequest(service, name, false);
    }

    public ApiRequest asking(JsonObject parameters) {
        asked = parameters;
        return this;
    }

    public ApiRequest answering(JsonObject elements) {
        answered = elements;
        return this;
    }

    public ApiRequest adding(JsonObject eventData) {
        additional = eventData;
        return this;
    }

    /** Names a thing the call touches. */
    public ApiRequest touching(String resourceType, String arn) {
        resources.add(new Resource(resourceType, arn));
        return this;
    }

    /** Makes it a data event. */
    public ApiRequest asDataEvent() {
        data = true;
        return this;
    }

    /** Sets the event type where it is not an ordinary API call. */
    public ApiRequest ofType(String eventType) {
        type = eventType;
        return this;
    }

    /** Sends the call to a region; global services stay where they log. */
    public ApiRequest in(String otherRegion) {
        region = GLOBAL.contains(service) ? Arn.HOME_REGION : otherRegion;
        return this;
    }

    /** Sends the call to a host of its own, as S3 does for a bucket. */
    public ApiRequest to(String hostHeader) {
        host = hostHeader;
        return this;
    }

    /** Sends the call through an interface endpoint of a network, which may belong to another account. */
    public ApiRequest through(String endpoint, String ownerAccount) {
        endpointId = endpoint;
        endpointAccount = ownerAccount;
        return this;
    }

    /** The service refuses: nothing is answered. */
    public ApiRequest failing(String code, String message) {
        errorCode = code;
        errorMessage = message;
        answered = null;
        return this;
    }

    /** Adds an error message without an error code, as a failed sign-in has it. */
    public ApiRequest explaining(String message) {
        errorMessage = message;
        return this;
    }

    /** The caller lacks the permission. */
    public ApiRequest deniedTo(Caller caller) {
        String action = service + ':' + name;
        return failing(
                service.equals("ec2") ? "Client.UnauthorizedOperation" : "AccessDenied",
                "User: %s is not authorized to perform: %s because no identity-based policy allows the %s action"
                        .formatted(caller.arn(), action, action));
    }

    /** Writes the record of this call in the demo's account. */
    public ApiRecord record(long time, Caller caller, Dice dice) {
        return record(time, Arn.ACCOUNT, caller, dice);
    }

    /** Writes the record of this call by the caller in an account, completed at {@code time} (seconds since 1970). */
    public ApiRecord record(long time, String account, Caller caller, Dice dice) {
        String eventId = dice.uuid();
        JsonObject text = JsonObject.of(
                        "eventVersion",
                        "1.11",
                        "userIdentity",
                        caller.identity(),
                        "eventTime",
                        Stamps.iso(time),
                        "eventSource",
                        service + ".amazonaws.com",
                        "eventName",
                        name,
                        "awsRegion",
                        region,
                        "sourceIPAddress",
                        caller.address(),
                        "userAgent",
                        service.equals("s3") ? '[' + caller.userAgent() + ']' : caller.userAgent())
                .withPresent("errorCode", errorCode)
                .withPresent("errorMessage", errorMessage)
                .with("requestParameters", asked)
                .with("responseElements", answered)
                .withPresent("additionalEventData", additional)
                .with("requestID", service.equals("s3") ? dice.alphanumeric(16).toUpperCase(Locale.ROOT) : dice.uuid())
                .with("eventID", eventId)
                .with("readOnly", readOnly)
                .withPresent(
                        "resources",
                        resources.isEmpty()
                                ? null
                                : resources.stream()
                                        .map(resource -> resource.in(account))
                                        .toList())
                .with("eventType", type)
                .with("managementEvent", !data)
                .with("recipientAccountId", account)
                .withPresent("vpcEndpointId", endpointId)
                .withPresent("vpcEndpointAccountId", endpointAccount)
                .with("eventCategory", data ? "Data" : "Management");
        if (caller.channel() != Channel.SERVICE) {
            text.with("tlsDetails", tls());
        }
        if (caller.channel() == Channel.CONSOLE) {
            text.with("sessionCredentialFromConsole", "true");
        }
        return new ApiRecord(time, region, account, eventId, text.toString());
    }

    private JsonObject tls() {
        String header =
                host != null ? host : service + (GLOBAL.contains(service) ? "" : '.' + region) + ".amazonaws.com";
        return JsonObject.of(
                "tlsVersion", "TLSv1.3",
                "cipherSuite", "TLS_AES_128_GCM_SHA256",
                "clientProvidedHostHeader", header);
    }

    /** A thing that a call touches. */
    private record Resource(String type, String arn) {
        private JsonObject in(String account) {
            return JsonObject.of("accountId", account, "type", type, "ARN", arn);
        }
    }
}

package io.kumoban.engine.sample;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Events made of placeholders, for samples. The names are those that the service's own samples use; addresses are from
 * the ranges for documentation (RFC 5737).
 */
final class SampleEvents {
    static final String INSTANCE = "i-99999999";
    static final String BUCKET = "GeneratedFindingS3Bucket";
    static final String ROLE_ARN = "arn:aws:iam::%s:role/GeneratedFindingUserName";

    private static final String LOCAL = "10.0.0.1";
    private static final String REMOTE = "198.51.100.0";

    private final String account;
    private final String region;
    private final long time;

    SampleEvents(String account, String region, long time) {
        this.account = account;
        this.region = region;
        this.time = time;
    }

    /** A call of the management log. */
    Evidence call() {
        return evidence(Kind.API_CALL, callFields("Management", "GeneratedFindingAPIServiceName"));
    }

    /** A management call about a bucket. */
    Evidence callAboutBucket() {
        Map<String, String> fields = callFields("Management", "s3.amazonaws.com");
        fields.put("requestParameters.bucketName", BUCKET);
        return evidence(Kind.API_CALL, fields);
    }

    /** A call on the data of a bucket. */
    Evidence dataEvent() {
        Map<String, String> fields = callFields("Data", "s3.amazonaws.com");
        fields.put("requestParameters.bucketName", BUCKET);
        fields.put("requestParameters.key", "GeneratedFindingS3ObjectKey");
        return evidence(Kind.API_CALL, fields);
    }

    /** A connection of an instance or function. */
    Evidence flow(boolean outbound) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(Flow.OWN.path(), INSTANCE);
        fields.put(Flow.ACCOUNT.path(), account);
        fields.put(Flow.INTERFACE.path(), "eni-99999999");
        fields.put(Flow.INSTANCE.path(), INSTANCE);
        fields.put(Flow.VPC.path(), "GeneratedFindingVPCId");
        fields.put(Flow.SUBNET.path(), "GeneratedFindingSubnetId");
        fields.put(Flow.REGION.path(), region);
        fields.put("@local", LOCAL);
        fields.put("@remote", REMOTE);
        fields.put("@localPort", outbound ? "39677" : "22");
        fields.put("@remotePort", outbound ? "443" : "39677");
        fields.put("@direction", outbound ? "outbound" : "inbound");
        fields.put("protocol", "6");
        fields.put("action", "ACCEPT");
        return evidence(Kind.FLOW, fields);
    }

    /** A query of an instance. */
    Evidence query() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(DnsQuery.NAME.path(), "GeneratedFindingDomainName");
        fields.put(DnsQuery.DOMAIN.path(), "GeneratedFindingDomainName");
        fields.put(DnsQuery.CLIENT.path(), INSTANCE);
        fields.put(DnsQuery.ACCOUNT.path(), account);
        fields.put(DnsQuery.REGION.path(), region);
        fields.put(DnsQuery.VPC.path(), "GeneratedFindingVPCId");
        fields.put(DnsQuery.SOURCE.path(), LOCAL);
        fields.put(DnsQuery.TRANSPORT.path(), "UDP");
        fields.put(DnsQuery.INSTANCE.path(), INSTANCE);
        return evidence(Kind.DNS_QUERY, fields);
    }

    private Map<String, String> callFields(String category, String service) {
        String role = ROLE_ARN.formatted(account);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(ApiCall.ACCOUNT.path(), account);
        fields.put(ApiCall.NAME.path(), "GeneratedFindingAPIName");
        fields.put(ApiCall.PRINCIPAL.path(), role);
        fields.put(ApiCall.EVENT_SOURCE.path(), service);
        fields.put(ApiCall.EVENT_CATEGORY.path(), category);
        fields.put(ApiCall.REGION.path(), region);
        fields.put(ApiCall.SOURCE_IP.path(), REMOTE);
        fields.put(ApiCall.USER_AGENT.path(), "GeneratedFindingUserAgent");
        fields.put(ApiCall.IDENTITY_TYPE.path(), "AssumedRole");
        fields.put(ApiCall.PRINCIPAL_ID.path(), "GeneratedFindingPrincipalId");
        fields.put(ApiCall.IDENTITY_ACCOUNT.path(), account);
        fields.put(ApiCall.ACCESS_KEY_ID.path(), "GeneratedFindingAccessKeyId");
        fields.put(ApiCall.ISSUER_NAME.path(), "GeneratedFindingUserName");
        fields.put(ApiCall.ISSUER_ARN.path(), role);
        return fields;
    }

    private Evidence evidence(Kind kind, Map<String, String> fields) {
        return new Evidence(new OrderKey(time, kind, 0, 0, 0, 0), "sample", fields, "", 0);
    }
}

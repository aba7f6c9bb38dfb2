package io.kumoban.engine.finding;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.json.Json;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code service.action} of a GuardDuty finding: the call, connection or query that completed it. */
final class FindingAction {
    private final RemoteIpDetails remotes;

    FindingAction(RemoteIpDetails remotes) {
        this.remotes = remotes;
    }

    ObjectNode of(Finding finding) {
        Evidence event = finding.primary();
        ObjectNode action = Json.object();
        switch (event.kind()) {
            case API_CALL -> {
                action.put("actionType", "AWS_API_CALL");
                action.set("awsApiCallAction", call(event));
            }
            case FLOW -> {
                if (finding.type().startsWith("Recon:EC2/PortProbe")) {
                    action.put("actionType", "PORT_PROBE");
                    action.set("portProbeAction", probe(finding));
                } else {
                    action.put("actionType", "NETWORK_CONNECTION");
                    action.set("networkConnectionAction", connection(event));
                }
            }
            case DNS_QUERY -> {
                action.put("actionType", "DNS_REQUEST");
                action.set("dnsRequestAction", query(event));
            }
        }
        return action;
    }

    private ObjectNode call(Evidence call) {
        ObjectNode action = Json.object();
        Json.putPresent(action, "api", Shown.first(call, ApiCall.NAME, ApiCall.EVENT_NAME));
        Json.putPresent(action, "serviceName", call.field(ApiCall.EVENT_SOURCE));
        String source = call.field(ApiCall.SOURCE_IP);
        boolean fromAddress = !Address.of(source).isAbsent();
        if (!source.isEmpty()) {
            action.put("callerType", fromAddress ? "Remote IP" : "Domain");
        }
        Json.putPresent(action, "errorCode", call.field(ApiCall.ERROR_CODE));
        Json.putPresent(action, "userAgent", call.field(ApiCall.USER_AGENT));
        if (fromAddress) {
            action.set("remoteIpDetails", remotes.of(source));
        } else if (!source.isEmpty()) {
            action.putObject("domainDetails").put("domain", source);
        }
        String caller = call.field(ApiCall.IDENTITY_ACCOUNT);
        if (!caller.isEmpty() && !caller.equals(call.field(ApiCall.ACCOUNT))) {
            action.putObject("remoteAccountDetails").put("accountId", caller);
        }
        ObjectNode affected = action.putObject("affectedResources");
        Json.putPresent(affected, "AWS::S3::Bucket", call.field(Shown.BUCKET));
        return action;
    }

    private ObjectNode connection(Evidence flow) {
        ObjectNode action = Json.object();
        action.put("blocked", blocked(flow));
        String direction = flow.field(Shown.DIRECTION).toUpperCase(Locale.ROOT);
        action.put(
                "connectionDirection",
                direction.equals("INBOUND") || direction.equals("OUTBOUND") ? direction : "UNKNOWN");
        String protocol = flow.field(Shown.PROTOCOL);
        Json.putPresent(action, "protocol", WellKnown.protocol(protocol));
        Json.putPresent(action, "localPortDetails", port(flow, Shown.LOCAL_PORT));
        Json.putPresent(action, "localIpDetails", RemoteIpDetails.addressOnly(flow.field(Shown.LOCAL)));
        Json.putPresent(action, "localNetworkInterface", flow.field(Flow.INTERFACE));
        Json.putPresent(action, "remoteIpDetails", remotes.of(flow.field(Shown.REMOTE)));
        Json.putPresent(action, "remotePortDetails", port(flow, Shown.REMOTE_PORT));
        return action;
    }

    private ObjectNode probe(Finding finding) {
        ObjectNode action = Json.object();
        action.put("blocked", blocked(finding.primary()));
        ArrayNode details = action.putArray("portProbeDetails");
        for (Evidence flow : finding.evidence()) {
            ObjectNode detail = details.addObject();
            Json.putPresent(detail, "localPortDetails", port(flow, Shown.LOCAL_PORT));
            Json.putPresent(detail, "localIpDetails", RemoteIpDetails.addressOnly(flow.field(Shown.LOCAL)));
            Json.putPresent(detail, "remoteIpDetails", remotes.of(flow.field(Shown.REMOTE)));
        }
        return action;
    }

    private static ObjectNode query(Evidence query) {
        ObjectNode action = Json.object();
        Json.putPresent(action, "domain", Shown.first(query, DnsQuery.NAME, DnsQuery.QUERY_NAME));
        Json.putPresent(action, "domainWithSuffix", query.field(DnsQuery.DOMAIN));
        Json.putPresent(action, "protocol", query.field(DnsQuery.TRANSPORT));
        action.put("blocked", query.field(Shown.FIREWALL_ACTION).equalsIgnoreCase("BLOCK"));
        Json.putPresent(action, "vpcOwnerAccountId", query.field(DnsQuery.ACCOUNT));
        return action;
    }

    private static boolean blocked(Evidence flow) {
        return flow.field(Shown.ACTION).equalsIgnoreCase("REJECT");
    }

    private static ObjectNode port(Evidence flow, Field field) {
        ObjectNode details = Json.object();
        int port = WellKnown.number(flow.field(field));
        if (port >= 0) {
            details.put("port", port);
            details.put("portName", WellKnown.port(port));
        }
        return details;
    }
}

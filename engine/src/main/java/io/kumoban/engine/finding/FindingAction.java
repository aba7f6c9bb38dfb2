package io.kumoban.engine.finding;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.CallTargets;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code service.action} of a GuardDuty finding: the call, connection or query that completed it. */
final class FindingAction {
    private static final Field NAME = Field.ofCall("requestParameters.name");

    /** Types of resources by the parameter that names one. */
    private static final Map<String, Field> AFFECTED = new TreeMap<>(Map.of(
            "AWS::S3::Bucket", Shown.BUCKET,
            "AWS::IAM::User", CallTargets.USER,
            "AWS::IAM::Role", CallTargets.ROLE,
            "AWS::EC2::Instance", CallTargets.INSTANCE,
            "AWS::Lambda::Function", CallTargets.FUNCTION));

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
                action.set("awsApiCallAction", call(finding));
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

    private ObjectNode call(Finding finding) {
        Evidence call = finding.primary();
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
        String caller = caller(finding);
        if (!caller.isEmpty()) {
            action.putObject("remoteAccountDetails").put("accountId", caller);
        }
        action.set("affectedResources", affected(call));
        return action;
    }

    /** The account behind the call where it is another one; whether it belongs to the same organisation is not known. */
    private static String caller(Finding finding) {
        String told = finding.detail().getOrDefault("remoteAccount", "");
        if (!told.isEmpty()) {
            return told;
        }
        String caller = finding.primary().field(ApiCall.IDENTITY_ACCOUNT);
        return caller.equals(finding.primary().field(ApiCall.ACCOUNT)) ? "" : caller;
    }

    /** What the call was about, as far as its evidence says. */
    private static ObjectNode affected(Evidence call) {
        ObjectNode affected = Json.object();
        AFFECTED.forEach((type, field) -> Json.putPresent(affected, type, call.field(field)));
        if (call.field(ApiCall.EVENT_SOURCE).equals("cloudtrail.amazonaws.com")) {
            Json.putPresent(affected, "AWS::CloudTrail::Trail", call.field(NAME));
        }
        return affected;
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
        for (PortProbes.Probe probe : probes(finding)) {
            ObjectNode detail = details.addObject();
            Json.putPresent(detail, "localPortDetails", port(probe.localPort()));
            Json.putPresent(detail, "localIpDetails", RemoteIpDetails.addressOnly(probe.local()));
            Json.putPresent(detail, "remoteIpDetails", remotes.of(probe.remote()));
        }
        return action;
    }

    /** Those that the detector remembers, else those of the events. */
    private static List<PortProbes.Probe> probes(Finding finding) {
        return finding.particulars() instanceof PortProbes remembered
                ? remembered.probes()
                : finding.evidence().stream()
                        .map(flow -> new PortProbes.Probe(
                                WellKnown.number(flow.field(Shown.LOCAL_PORT)),
                                flow.field(Shown.LOCAL),
                                flow.field(Shown.REMOTE)))
                        .toList();
    }

    private static ObjectNode query(Evidence query) {
        ObjectNode action = Json.object();
        Json.putPresent(action, "domain", Shown.first(query, DnsQuery.NAME, DnsQuery.QUERY_NAME));
        Json.putPresent(action, "domainWithSuffix", query.field(DnsQuery.DOMAIN));
        Json.putPresent(action, "protocol", query.field(DnsQuery.TRANSPORT));
        String firewall = query.field(Shown.FIREWALL_ACTION);
        if (!firewall.isEmpty()) {
            action.put("blocked", firewall.equalsIgnoreCase("BLOCK"));
        }
        Json.putPresent(action, "vpcOwnerAccountId", query.field(DnsQuery.ACCOUNT));
        return action;
    }

    private static boolean blocked(Evidence flow) {
        return flow.field(Shown.ACTION).equalsIgnoreCase("REJECT");
    }

    private static ObjectNode port(Evidence flow, Field field) {
        return port(WellKnown.number(flow.field(field)));
    }

    private static ObjectNode port(int port) {
        ObjectNode details = Json.object();
        if (port >= 0) {
            details.put("port", port);
            details.put("portName", WellKnown.port(port));
        }
        return details;
    }
}

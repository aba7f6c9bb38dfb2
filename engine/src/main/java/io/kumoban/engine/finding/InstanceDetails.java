package io.kumoban.engine.finding;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The instance of a flow or query with its network interface, as far as the event and the user's context tell of them. */
final class InstanceDetails {
    private final Assets assets;
    /** Interface ids by instance and address, since queries name no interface. */
    private final Map<String, String> interfaces = new HashMap<>();

    InstanceDetails(Assets assets) {
        this.assets = assets;
        new TreeMap<>(assets.interfaces()).forEach((id, known) -> {
            if (known.instance() != null && known.address() != null) {
                interfaces.putIfAbsent(known.instance() + '\n' + known.address(), id);
            }
        });
    }

    /** The {@code instanceDetails} of an event. */
    ObjectNode of(Evidence event) {
        boolean flow = event.kind() == Kind.FLOW;
        String interfaceId = interfaceId(event);
        Assets.NetworkInterface known = assets.interfaces().get(interfaceId);
        String own = event.field(flow ? Flow.OWN : DnsQuery.CLIENT);
        String instanceId = event.field(flow ? Flow.INSTANCE : DnsQuery.INSTANCE);
        if (instanceId.isEmpty()) {
            instanceId = own.startsWith("i-") ? own : known == null ? "" : orEmpty(known.instance());
        }
        ObjectNode details = Json.object();
        Json.putPresent(details, "instanceId", instanceId);
        ArrayNode networks = details.putArray("networkInterfaces");
        ObjectNode network = network(event, interfaceId, known);
        if (!network.isEmpty()) {
            networks.add(network);
        }
        return details;
    }

    /** Where the function behind an interface is attached: the {@code vpcConfig} of a Lambda function. */
    ObjectNode vpc(Evidence flow) {
        ObjectNode vpc = Json.object();
        if (!flow.field(Flow.SUBNET).isEmpty()) {
            vpc.putArray("subnetIds").add(flow.field(Flow.SUBNET));
        }
        Json.putPresent(vpc, "vpcId", flow.field(Flow.VPC));
        securityGroups(vpc, assets.interfaces().get(flow.field(Flow.INTERFACE)));
        return vpc;
    }

    private String interfaceId(Evidence event) {
        return event.kind() == Kind.FLOW
                ? event.field(Flow.INTERFACE)
                : interfaces.getOrDefault(event.field(DnsQuery.INSTANCE) + '\n' + event.field(DnsQuery.SOURCE), "");
    }

    private static ObjectNode network(Evidence event, String interfaceId, Assets.@Nullable NetworkInterface known) {
        boolean flow = event.kind() == Kind.FLOW;
        ObjectNode network = Json.object();
        String address = event.field(flow ? Shown.LOCAL : DnsQuery.SOURCE);
        if (address.isEmpty() && known != null) {
            address = orEmpty(known.address());
        }
        if (address.indexOf(':') >= 0) {
            network.putArray("ipv6Addresses").add(address);
        }
        Json.putPresent(network, "networkInterfaceId", interfaceId);
        if (!address.isEmpty() && address.indexOf(':') < 0) {
            network.put("privateIpAddress", address);
            network.putArray("privateIpAddresses").addObject().put("privateIpAddress", address);
        }
        securityGroups(network, known);
        Json.putPresent(network, "subnetId", flow ? event.field(Flow.SUBNET) : "");
        Json.putPresent(network, "vpcId", event.field(flow ? Flow.VPC : DnsQuery.VPC));
        return network;
    }

    private static void securityGroups(ObjectNode into, Assets.@Nullable NetworkInterface known) {
        if (known != null && !known.securityGroups().isEmpty()) {
            ArrayNode groups = into.putArray("securityGroups");
            known.securityGroups().forEach(group -> groups.addObject().put("groupId", group));
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}

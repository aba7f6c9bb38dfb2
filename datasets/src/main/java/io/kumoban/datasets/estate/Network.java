package io.kumoban.datasets.estate;

import java.util.ArrayList;
import java.util.List;

/**
 * An account's virtual network.
 *
 * @param vpc as in {@code vpc-…}
 * @param flowLog as in {@code fl-…}
 * @param balancers a load balancer's interface in each zone
 * @param gateways a NAT gateway's interface in each zone
 * @param databases the interfaces of databases
 * @param subnets all subnets' ids
 * @param servers the servers' interfaces, in the order of the servers
 * @param functions the functions' interfaces, in the order of the functions
 */
public record Network(
        String vpc,
        String flowLog,
        List<Interface> balancers,
        List<Interface> gateways,
        List<Interface> databases,
        List<String> subnets,
        List<Interface> servers,
        List<Interface> functions) {

    /** All interfaces, by their numbers. */
    public List<Interface> interfaces() {
        List<Interface> all = new ArrayList<>();
        all.addAll(balancers);
        all.addAll(gateways);
        all.addAll(databases);
        all.addAll(servers);
        all.addAll(functions);
        return all;
    }
}

package io.kumoban.datasets.estate;

import io.kumoban.datasets.api.Ids;
import java.util.ArrayList;
import java.util.List;

/** Lays out an account's network: three zones, and in each a subnet for the public, one for machines, one for data. */
final class NetworkMaker {
    private static final int ZONES = 3;
    private static final int DATABASES = 3;
    private static final int MACHINES_OF_SUBNET = 240;
    private static final int FIRST_HOST = 10;
    private static final int PUBLIC = 0;
    private static final int MACHINES = 16;
    private static final int FUNCTIONS = 96;
    private static final int DATA = 128;

    private final int account;
    private final String scope;
    private final Region region;
    private final List<String> subnets = new ArrayList<>();
    private int publicAddresses;
    private int interfaces;

    NetworkMaker(int account, String scope, Region region) {
        this.account = account;
        this.scope = scope;
        this.region = region;
        for (String tier : List.of("public", "machines", "data")) {
            for (int zone = 0; zone < ZONES; zone++) {
                subnets.add(Ids.resource("subnet-", scope + tier + zone));
            }
        }
    }

    /**
     * Makes the network.
     *
     * @param servers the servers' names
     * @param publicServer which of them has an address of its own on the internet; the others go through a gateway
     * @param functions the functions' names
     */
    Network network(List<String> servers, String publicServer, List<String> functions) {
        List<Interface> balancers = of(List.of("front-a", "front-b", "front-c"), "-", PUBLIC, true);
        List<Interface> gateways = of(List.of("nat-a", "nat-b", "nat-c"), "-", PUBLIC + 3, true);
        List<Interface> databases = new ArrayList<>();
        for (int i = 0; i < DATABASES; i++) {
            databases.add(make("database-" + i, "-", i % ZONES, DATA + i, 2, false, 0));
        }
        List<Interface> machines = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            String name = servers.get(i);
            boolean open = name.equals(publicServer);
            int zone = i % ZONES;
            machines.add(make(
                    name,
                    Ids.resource("i-", scope + name),
                    zone,
                    (open ? PUBLIC + 8 : MACHINES) + zone * 16 + i / MACHINES_OF_SUBNET,
                    open ? 0 : 1,
                    open,
                    i % MACHINES_OF_SUBNET));
        }
        List<Interface> inside = new ArrayList<>();
        for (int i = 0; i < functions.size(); i++) {
            inside.add(make("function " + functions.get(i), "-", i % ZONES, FUNCTIONS + i % ZONES, 1, false, i));
        }
        return new Network(
                Ids.resource("vpc-", scope),
                Ids.resource("fl-", scope),
                balancers,
                gateways,
                databases,
                List.copyOf(subnets),
                machines,
                inside);
    }

    private List<Interface> of(List<String> names, String owner, int third, boolean open) {
        List<Interface> made = new ArrayList<>();
        for (int zone = 0; zone < names.size(); zone++) {
            made.add(make(names.get(zone), owner, zone, third + zone, 0, open, 0));
        }
        return made;
    }

    private Interface make(String name, String owner, int zone, int third, int tier, boolean open, int host) {
        return new Interface(
                Ids.resource("eni-", scope + name),
                owner,
                name,
                AddressPlan.of(10, account % 256, third, FIRST_HOST + host),
                open ? AddressPlan.publicOf(account, publicAddresses++) : 0,
                subnets.get(tier * ZONES + zone),
                region.zone(zone + 1),
                interfaces++);
    }
}

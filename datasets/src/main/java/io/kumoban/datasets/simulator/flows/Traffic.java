package io.kumoban.datasets.simulator.flows;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.chance.LogNormal;
import io.kumoban.datasets.chance.Zipf;
import io.kumoban.datasets.estate.AddressPlan;
import io.kumoban.datasets.estate.Endpoints;
import io.kumoban.datasets.estate.Interface;
import io.kumoban.datasets.estate.Keyring;
import io.kumoban.datasets.estate.Network;
import io.kumoban.datasets.simulator.calls.Machines;
import io.kumoban.datasets.simulator.plan.Cell;
import java.util.ArrayList;
import java.util.List;

/**
 * What else goes over the network: visitors, the requests that they set off inside, partners, backups, and those who knock
 * at every door. It takes what is left of the hour's flows and makes the number come out exactly.
 */
final class Traffic {
    /** A few visitors and partners make most of the traffic. */
    private static final Zipf VISITORS = Zipf.of(AddressPlan.VISITORS, 1);

    private static final Zipf PARTNERS = Zipf.of(300, 1.1);
    /** Measured: the busiest hundredth of the sources of unasked traffic sends 71 % of it. */
    private static final Zipf SCANNERS = Zipf.of(AddressPlan.SCANNERS, 1.2);

    private static final Zipf PORTS = Zipf.of(Doors.PORTS.size(), 0.8);
    private static final LogNormal REQUESTS = LogNormal.of(900, 1.3);
    private static final LogNormal PAGES = LogNormal.of(5_000, 2.0);
    private static final LogNormal ROWS = LogNormal.of(1_800, 1.5);
    private static final LogNormal FILES = LogNormal.of(90_000, 1.8);
    /** The part of a night's conversations that its batch has. */
    private static final double BATCH = 0.3;

    private static final int OBJECTS_FOR_TABLE = 4;

    private static final double UNEVEN = 0.8;
    private static final String TASKS = "task";
    private static final int HTTPS = 443;
    private static final int APPLICATION = 8_080;
    /** One of so many visitors comes over IPv6 where the network speaks it; assumed. */
    private static final int VISITORS_WITH_SIX = 5;

    private static final int POSTGRES = 5_432;
    private static final int MOST_LINES = 6;

    private final Cell cell;
    private final Network network;
    private final FlowWriter writer;
    private final Keyring keyring;
    private final Moments moments;
    private final Doors doors;
    private final Dice dice;
    private final boolean speaksSix;
    private final boolean batch;
    private final Conversation talk = new Conversation();
    private final Fleet web;
    private final Fleet api;
    private final Fleet worker;
    private final Fleet tasks;
    private final Fleet all;
    private final Fleet functions;

    Traffic(Cell cell, Machines machines, FlowWriter writer) {
        this.cell = cell;
        this.network = cell.account().network();
        this.writer = writer;
        this.keyring = new Keyring(cell.account());
        this.moments = new Moments(cell);
        this.dice = cell.dice("traffic");
        this.speaksSix = cell.account().speaksSix();
        this.batch = cell.calendar().batch(cell.account(), cell.start());
        this.doors = new Doors(network, writer);
        web = Fleet.of(machines, "web");
        api = Fleet.of(machines, "api");
        worker = Fleet.of(machines, "worker");
        tasks = Fleet.of(machines, TASKS);
        all = Fleet.of(machines, "");
        functions = new Fleet(network.functions());
    }

    /** Interfaces of one kind, unevenly busy. */
    private record Fleet(List<Interface> members, Zipf busy) {
        Fleet(List<Interface> members) {
            this(members, Zipf.of(members.size(), UNEVEN));
        }

        static Fleet of(Machines machines, String name) {
            List<Interface> members = new ArrayList<>();
            for (int machine : machines.awake()) {
                boolean server = machines.isServer(machine)
                        && machines.server(machine).fleet().startsWith(name);
                if (server || machines.isTask(machine) && (name.isEmpty() || name.equals(TASKS))) {
                    members.add(machines.network(machine));
                }
            }
            return new Fleet(members);
        }

        Interface next(Dice dice) {
            return members.get(busy.next(dice));
        }
    }

    void live() {
        gaps();
        while (writer.lines() + MOST_LINES <= cell.flows()) {
            if (batch && dice.chance(BATCH)) {
                batch();
            } else {
                one(dice.below(100));
            }
        }
        while (writer.lines() < cell.flows()) {
            doors.knock(talk, AddressPlan.scanner(SCANNERS.next(dice)), PORTS.next(dice), moments, dice);
        }
    }

    private void one(int kind) {
        if (kind < 28) {
            visit();
        } else if (kind < 40) {
            inside(dice.pick(network.balancers()), web.next(dice), APPLICATION, PAGES);
        } else if (kind < 44) {
            inside(dice.pick(network.balancers()), tasks.next(dice), APPLICATION, PAGES);
        } else if (kind < 52) {
            inside(web.next(dice), api.next(dice), APPLICATION, PAGES);
        } else if (kind < 59) {
            inside(api.next(dice), database(), POSTGRES, ROWS);
        } else if (kind < 62) {
            inside(tasks.next(dice), database(), POSTGRES, ROWS);
        } else if (kind < 66) {
            inside(worker.next(dice), database(), POSTGRES, FILES);
        } else if (kind < 68) {
            inside(functions.next(dice), database(), POSTGRES, ROWS);
        } else if (kind < 71) {
            inside(network.servers().getLast(), all.next(dice), 9_100, PAGES);
        } else if (kind < 76) {
            partner();
        } else if (kind < 83) {
            bucket();
        } else {
            doors.knock(talk, AddressPlan.scanner(SCANNERS.next(dice)), PORTS.next(dice), moments, dice);
        }
    }

    /** A visitor at the load balancer; one in ten has a connection that lasts. */
    private void visit() {
        Interface balancer = dice.pick(network.balancers());
        talk.tcp(
                AddressPlan.visitor(VISITORS.next(dice)),
                port(),
                balancer.address(),
                HTTPS,
                REQUESTS.next(dice),
                PAGES.next(dice) * 2);
        if (speaksSix && dice.below(VISITORS_WITH_SIX) == 0) {
            talk.overSix();
        }
        window(10);
        writer.between(null, balancer, talk);
    }

    /** A request inside; one in three goes over a connection that lasts. */
    private void inside(Interface client, Interface server, int port, LogNormal answers) {
        if (client.number() == server.number()) {
            return;
        }
        talk.tcp(client.address(), port(), server.address(), port, REQUESTS.next(dice), answers.next(dice));
        window(3);
        writer.between(client, server, talk);
    }

    /** A server of others, through the gateway of the zone. */
    private void partner() {
        Interface client = all.next(dice);
        int partner = PARTNERS.next(dice);
        talk.tcp(client.address(), port(), AddressPlan.partner(partner), HTTPS, REQUESTS.next(dice), PAGES.next(dice));
        if (speaksSix && AddressPlan.partnerHasSix(partner)) {
            talk.overSix();
        }
        window(10);
        // IPv6 needs no translation: it leaves through a gateway that is in no log.
        if (client.publicAddress() != 0 || talk.six) {
            writer.between(client, null, talk);
        } else {
            writer.throughGateway(client, keyring.gateway(client), dice.between(1_024, 65_535), talk);
        }
    }

    /** Objects, over connections that many calls share. */
    private void bucket() {
        int server = Endpoints.address("s3", cell.account().region(), dice.below(Endpoints.ADDRESSES));
        Interface client = all.next(dice);
        talk.tcp(client.address(), port(), server, HTTPS, FILES.next(dice), FILES.next(dice));
        window(2);
        writer.throughEndpoint(client, talk);
    }

    /** Objects and tables that a nightly batch goes through, over connections that last. */
    private void batch() {
        Interface client = worker.members().getFirst();
        if (dice.below(OBJECTS_FOR_TABLE) == 0) {
            Interface server = database();
            talk.tcp(client.address(), port(), server.address(), POSTGRES, REQUESTS.next(dice), 20 * ROWS.next(dice));
            talk.underWay();
            moments.setWhole(talk, dice);
            writer.between(client, server, talk);
        } else {
            int server = Endpoints.address("s3", cell.account().region(), dice.below(Endpoints.ADDRESSES));
            talk.tcp(client.address(), port(), server, HTTPS, FILES.next(dice), 20 * FILES.next(dice));
            talk.underWay();
            moments.setWhole(talk, dice);
            writer.throughEndpoint(client, talk);
        }
    }

    /** One of {@code of} conversations is part of a longer connection. */
    private void window(int of) {
        if (dice.below(of) == 0) {
            talk.underWay();
            moments.setWhole(talk, dice);
        } else {
            moments.set(talk, dice);
        }
    }

    private Interface database() {
        return network.databases()
                .get(Math.min(dice.below(4), network.databases().size() - 1));
    }

    private int port() {
        return 32_768 + (int) ((dice.next() >>> 32) * 28_232 >>> 32);
    }

    /** Functions are quiet most of the time; seldom the log itself loses something. */
    private void gaps() {
        int quiet = Math.min(dice.poisson(2), (int) Math.min(10, cell.flows() / 50));
        for (int i = 0; i < quiet; i++) {
            writer.gap(dice.pick(network.functions()), cell.start() + 60L * dice.below(60), "NODATA");
        }
        if (dice.chance(0.01) && cell.flows() > 50) {
            writer.gap(dice.pick(network.balancers()), cell.start() + 60L * dice.below(60), "SKIPDATA");
        }
    }
}

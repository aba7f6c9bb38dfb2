package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Function;
import io.kumoban.datasets.estate.Principal;
import io.kumoban.datasets.estate.Server;
import io.kumoban.datasets.estate.Thing;
import io.kumoban.datasets.simulator.plan.Cell;

/** What servers and functions call in errands, the agent that reports from each server, and how they get their keys. */
final class MachineCalls {
    private static final double AGENT_SHARE = 0.05;
    private static final double MOST_REPORTS = 30;
    private static final String OPERATIONS = "ops";

    private final CallHour hour;
    private final Cell cell;

    MachineCalls(CallHour hour) {
        this.hour = hour;
        this.cell = hour.cell();
    }

    void live() {
        keysOfServers();
        keysOfFunctions();
        new Containers(hour).live();
        startAndStop();
        new MachineErrands(hour.errands())
                .tell(cell, hour.machines(), "errand calls/", (machine, begin, errand, dice) -> {
                    long time = begin;
                    for (Api api : errand.calls()) {
                        Caller caller = hour.callers().of(machine, api.source(), time, cell.start());
                        if (hour.writer().call(caller, api, time, dice)) {
                            time += 1;
                            hour.writer().call(caller, api, time, dice);
                        }
                        time += dice.below(2);
                    }
                });
        reports();
    }

    private void keysOfServers() {
        Caller metadata = service("ec2.amazonaws.com");
        Dice dice = cell.dice("keys/servers");
        for (int machine : hour.machines().awake()) {
            if (hour.machines().isServer(machine)) {
                Server server = hour.machines().server(machine);
                // Two, where it wakes and its own hour of renewal follows.
                long first = hour.keyring().renewed(server, cell.start());
                long last = hour.keyring().renewed(server, cell.end() - 1);
                if (first == cell.start()) {
                    begin(metadata, hour.keyring().of(server, first), dice);
                }
                if (last != first) {
                    begin(metadata, hour.keyring().of(server, last), dice);
                }
            }
        }
    }

    private void keysOfFunctions() {
        Caller lambda = service("lambda.amazonaws.com");
        Dice dice = cell.dice("keys/functions");
        for (Function function : cell.account().functions()) {
            Credentials session = hour.keyring().of(function, cell.end() - 1);
            if (cell.covers(session.issued())) {
                begin(lambda, session, dice);
            }
        }
    }

    private void begin(Caller service, Credentials session, Dice dice) {
        hour.writer().beginning(session).call(service, hour.api("sts:AssumeRole"), session.issued(), dice);
    }

    /** The operations server sends machines to sleep and wakes them. */
    private void startAndStop() {
        int operator = cell.account().servers().size() - 1;
        Dice dice = cell.dice("start and stop");
        long time = cell.start() + 5;
        for (Server server : cell.account().servers()) {
            boolean now = server.awake(cell.account().region(), cell.start());
            boolean before = server.awake(cell.account().region(), cell.start() - 1);
            if (now != before && !server.fleet().equals(OPERATIONS)) {
                Api api = hour.api(now ? "ec2:StartInstances" : "ec2:StopInstances");
                Caller caller = hour.callers().of(operator, api.source(), time, cell.start());
                hour.writer().callOf(caller, api, Thing.INSTANCE, RecordBuffer.ascii(server.id()), time, dice);
                time += 1;
            }
        }
    }

    private void reports() {
        ErrandGroup group = hour.errands().group("agent");
        double mean = Math.min(
                MOST_REPORTS,
                cell.callsAnHour() * AGENT_SHARE / cell.account().servers().size());
        for (int machine : hour.machines().awake()) {
            if (!hour.machines().isServer(machine)) {
                continue;
            }
            Server server = hour.machines().server(machine);
            Dice dice = cell.dice("agent/" + server.name());
            int count = dice.poisson(mean);
            for (int i = 0; i < count; i++) {
                long time = cell.start() + dice.below(3_600);
                hour.writer()
                        .callOf(
                                hour.callers().agent(machine, time, cell.start()),
                                group.next(dice).calls().getFirst(),
                                Thing.INSTANCE,
                                RecordBuffer.ascii(server.id()),
                                time,
                                dice);
            }
        }
    }

    private Caller service(String name) {
        Principal principal =
                new Principal(Principal.Form.SERVICE, cell.account().number(), name, "", "");
        return Caller.of(new Credentials(principal, "", "", 0, 0, name, name), false);
    }
}

package io.kumoban.datasets.simulator.queries;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.chance.Zipf;
import io.kumoban.datasets.estate.AddressPlan;
import io.kumoban.datasets.estate.Estate;
import io.kumoban.datasets.estate.Interface;
import io.kumoban.datasets.estate.Region;
import io.kumoban.datasets.simulator.calls.Errand;
import io.kumoban.datasets.simulator.calls.MachineErrands;
import io.kumoban.datasets.simulator.calls.Machines;
import io.kumoban.datasets.simulator.files.Shelf;
import io.kumoban.datasets.simulator.plan.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Resolver query records of an hour: for each errand of a machine the names of the services that it calls, and besides
 * what programs look up all the time.
 */
public final class Queries {
    private static final byte[] AFTER_TIME = RecordBuffer.ascii("\",");
    private static final double UNEVEN = 0.9;
    private static final Zipf VISITORS = Zipf.of(AddressPlan.VISITORS, 1);

    private final List<Clients> clients;
    private final NameBook names;
    private final MachineErrands errands;

    public Queries(long seed, Estate estate, MachineErrands errands) {
        this.clients = estate.accounts().stream().map(Clients::new).toList();
        this.names = new NameBook(seed);
        this.errands = errands;
    }

    /** Lives the hour. */
    public void live(Cell cell, Shelf shelf) {
        new Hour(cell, shelf, clients.get(cell.account().index())).live();
    }

    private final class Hour {
        private final Cell cell;
        private final Shelf shelf;
        private final Clients own;
        private final Region region;
        private final Machines machines;
        private final Dice dice;
        private final Map<Interface, byte[][]> passing = new HashMap<>();

        Hour(Cell cell, Shelf shelf, Clients own) {
            this.cell = cell;
            this.shelf = shelf;
            this.own = own;
            this.region = cell.account().region();
            this.machines = new Machines(cell);
            this.dice = cell.dice("queries");
        }

        void live() {
            errands.tell(cell, machines, "errand queries/", this::lookUp);
            List<Integer> awake = machines.awake();
            Interface[] interfaces = awake.stream().map(machines::network).toArray(Interface[]::new);
            Zipf busy = Zipf.of(interfaces.length, UNEVEN);
            while (shelf.records() < cell.queries()) {
                long time = cell.start() + ((dice.next() >>> 32) * 3_600 >>> 32);
                Interface client = interfaces[busy.next(dice)];
                int kind = dice.below(256);
                if (kind == 0) {
                    reverse(cell.account().network().servers().getLast(), time);
                } else {
                    write(client, ordinary(kind), time);
                }
            }
        }

        private byte[] ordinary(int kind) {
            if (kind < 90) {
                return names.endpoint(region, dice);
            }
            if (kind < 120) {
                return names.missing(region, dice);
            }
            if (kind < 185) {
                return own.own[dice.below(own.own.length)];
            }
            return kind < 247 ? names.outside(dice) : own.missing[dice.below(own.missing.length)];
        }

        /** An errand's services, each once: within a minute the resolver answers from its memory and logs nothing. */
        private void lookUp(int machine, long time, Errand errand, Dice ofMachine) {
            String before = "";
            for (int call = 0; call < errand.size(); call++) {
                String service = errand.service(call);
                if (!service.equals(before) && shelf.records() < cell.queries()) {
                    write(machines.network(machine), names.endpoint(service, region, ofMachine), time);
                }
                before = service;
            }
        }

        private void write(Interface client, byte[] lookup, long time) {
            RecordBuffer into = begin(time);
            into.put(lookup);
            end(client, into);
        }

        private void reverse(Interface client, long time) {
            RecordBuffer into = begin(time);
            NameBook.reverse(AddressPlan.visitor(VISITORS.next(dice)), dice, into);
            end(client, into);
        }

        private RecordBuffer begin(long time) {
            RecordBuffer into = shelf.begin(time);
            into.put(own.head);
            into.time(time);
            into.put(AFTER_TIME);
            return into;
        }

        /** What stands before and behind the port, for a client that lives for some hours. */
        private byte[][] passing(Interface client) {
            return passing.computeIfAbsent(client, one -> new byte[][] {Clients.before(one), Clients.behind(one)});
        }

        private void end(Interface client, RecordBuffer into) {
            int number = client.number();
            boolean lasts = number < own.before.length;
            into.put(lasts ? own.before[number] : passing(client)[0]);
            into.number(32_768 + ((dice.next() >>> 32) * 28_232 >>> 32));
            into.put(lasts ? own.behind[number] : passing(client)[1]);
            shelf.end();
        }
    }
}

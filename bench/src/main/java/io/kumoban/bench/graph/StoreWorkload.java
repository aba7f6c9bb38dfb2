package io.kumoban.bench.graph;

import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.graph.EdgeKind;
import io.kumoban.engine.graph.GraphStore;
import io.kumoban.engine.graph.NodeKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * Events over so many different edges, spread evenly over thirty days, in the order of time: within a day new edges come one
 * after the other, and between them those that were there already, the earlier the more often. Nodes are looked up by name,
 * as from logs.
 */
final class StoreWorkload {
    static final int DAYS = 30;

    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long DAY = Duration.ofDays(1).toMillis();
    /** A prime that divides no number of pairs. */
    private static final long STEP = 15_485_863;

    private static final long DAY_STEP = 32_452_843;
    private static final int TURN = 16;
    private static final long SPREAD = 1_000_003_333_331L;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** A kind of edge with its ends, and how many of sixteen edges are of it. */
    private enum Relation {
        CONNECTED(EdgeKind.CONNECTED, Population.INSTANCES, Population.ADDRESSES, 9),
        ASKED(EdgeKind.ASKED, Population.INSTANCES, Population.DOMAINS, 2),
        CALLED(EdgeKind.CALLED, Population.PRINCIPALS, Population.APIS, 2),
        USED_IP(EdgeKind.USED_IP, Population.PRINCIPALS, Population.ADDRESSES, 1),
        ASSUMED(EdgeKind.ASSUMED, Population.SESSIONS, Population.SESSIONS, 1),
        USED_AGENT(EdgeKind.USED_AGENT, Population.PRINCIPALS, Population.AGENTS, 1);

        private static final Relation[] OF_SIXTEEN = new Relation[TURN];

        static {
            int at = 0;
            for (Relation relation : values()) {
                relation.begin = at;
                for (int i = 0; i < relation.share; i++) {
                    OF_SIXTEEN[at++] = relation;
                }
            }
        }

        private final EdgeKind kind;
        private final Population sources;
        private final Population targets;
        private final int share;
        private int begin;

        Relation(EdgeKind kind, Population sources, Population targets, int share) {
            this.kind = kind;
            this.sources = sources;
            this.targets = targets;
            this.share = share;
        }
    }

    /** How many nodes of a kind there are, and how their names begin. */
    private enum Population {
        INSTANCES(NodeKind.INSTANCE, 20_000, "i-0"),
        ADDRESSES(NodeKind.IP, 500_000, "2001:db8::"),
        DOMAINS(NodeKind.DOMAIN, 50_000, "example-"),
        PRINCIPALS(NodeKind.PRINCIPAL, 5_000, "arn:aws:iam::111122223333:user/"),
        APIS(NodeKind.API, 4_000, "ec2:Describe"),
        SESSIONS(NodeKind.SESSION, 100_000, "arn:aws:sts::111122223333:assumed-role/web/"),
        AGENTS(NodeKind.USER_AGENT, 2_500, "aws-cli/2.15 ");

        private final NodeKind kind;
        private final int size;
        private final byte[] start;

        Population(NodeKind kind, int size, String start) {
            this.kind = kind;
            this.size = size;
            this.start = start.getBytes(StandardCharsets.US_ASCII);
        }
    }

    private final GraphStore graph;
    private final long seed;
    private final byte[] name = new byte[128];

    StoreWorkload(GraphStore graph, long seed) {
        this.graph = graph;
        this.seed = seed;
    }

    /** Streams all events of a day. */
    void day(int day, long events, long edges) {
        long known = 0;
        for (long event = 0; event < events; event++) {
            graph.moveTo(START + day * DAY + event * DAY / events);
            long due = (event + 1) * edges / events;
            if (due > known) {
                add(day, known);
                known = due;
            } else {
                double share = (Hashes.mix(seed + day * SPREAD + event) >>> 11) * 0x1p-53;
                add(day, (long) (share * share * known));
            }
        }
    }

    /** An event of the edge of this number in the day. */
    private void add(int day, long number) {
        Relation relation = Relation.OF_SIXTEEN[(int) (number % TURN)];
        long pairs = (long) relation.sources.size * relation.targets.size;
        // Within a day the pairs of a relation are numbers in a row, mixed by a step that has no divisor with how many
        // there
        // are in common: so none comes twice.
        long inRow = number / TURN * relation.share + number % TURN - relation.begin + day * DAY_STEP;
        long pair = (inRow % pairs) * STEP % pairs;
        int source = (int) (pair % relation.sources.size);
        int target = (int) (pair / relation.sources.size);
        graph.add(
                relation.kind,
                node(relation.sources, source),
                node(relation.targets, target),
                relation == Relation.CONNECTED ? 1_500 : 0);
    }

    private int node(Population population, int number) {
        int length = population.start.length;
        System.arraycopy(population.start, 0, name, 0, length);
        for (int shift = 28; shift >= 0; shift -= 4) {
            name[length++] = DIGITS[number >>> shift & 15];
        }
        return graph.node(population.kind, name, 0, length);
    }
}

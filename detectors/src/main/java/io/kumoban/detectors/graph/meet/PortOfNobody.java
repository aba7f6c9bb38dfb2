package io.kumoban.detectors.graph.meet;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/**
 * {@code Behavior:EC2/NetworkPortUnusual} by what peers do: a host opens conversations with a port that no host used, in
 * any account, since logs are read. It needs a week of all hosts together, where {@code unusual-port} needs two weeks of
 * the one.
 *
 * <p>State: the ports of nobody that a host lately used, at most 4, 16 bytes each.
 */
public final class PortOfNobody implements Detector<Flow, PortOfNobody.Seen> {
    static final String TYPE = "Behavior:EC2/NetworkPortUnusual";

    static final Parameter.Whole CONVERSATIONS = Parameter.whole(
            "conversations", 3, 1, "conversations", "one may be a mistake, two its repetition, three have a purpose");
    static final Parameter.Span WINDOW =
            Parameter.span("window", Duration.ofDays(1), "what was told yesterday is known; a port ages in a day");

    private static final int OWN_SIDES = 6_144;

    @Override
    public About about() {
        return About.finding("graph-port-of-nobody", TYPE, Severity.MEDIUM)
                .technique("T1571")
                .tactic(Tactic.COMMAND_AND_CONTROL)
                .role(About.Role.ACTOR)
                .title("A host talks to a port that no host here ever used")
                .what("Accepted conversations that a host opens to one TCP or UDP port up to 32767, when no host of any"
                        + " account had used that port until a day ago: raised at 3 within a day, once. A host that"
                        + " meets more than four such ports in a day scans, and is left to other detectors.")
                .normally("Hosts share their ports: what one does, others of its kind did before.")
                .thenCheck("Which process opens the connection, and who is at the other end?")
                .mistakenFor("the first host on which a new program is installed")
                .parameters(CONVERSATIONS, WINDOW)
                .learning()
                .unheard();
    }

    @Override
    public Interest<Flow> interest() {
        return PortsInUse.conversations()
                .viewing(PortsInUse.OF_FLOWS)
                .atMost(OWN_SIDES)
                .forgetAfter(Duration.ofDays(2));
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(Flow flow, Seen seen, Context context) {
        int number = PortsInUse.number(flow);
        long window = context.get(WINDOW);
        if (context.view(PortsInUse.OF_FLOWS).wasUsed(number, flow.time() - window) || context.learning()) {
            return;
        }
        int conversations = seen.use(number, flow.time(), window);
        if (conversations < context.get(CONVERSATIONS)) {
            if (conversations > 0) {
                context.nearMiss(CONVERSATIONS, conversations);
            }
        } else if (conversations == context.get(CONVERSATIONS)
                && !context.trusts(flow.remote())
                && !context.trusts(flow.local())) {
            context.report(flow)
                    .apart("port of nobody " + flow.protocol() + "/" + flow.remotePort())
                    .observed("conversations with the port", conversations, window)
                    .usual("hosts that had used the port", 0, "hosts")
                    .score(conversations)
                    .say(
                            "%s opened %d conversations with port %d, at last of %s; no host of any account had used"
                                    + " that port until a day ago.",
                            flow.own(), conversations, flow.remotePort(), flow.remote());
        }
    }

    /** The ports of nobody that one host lately used. */
    public static final class Seen implements State {
        private static final int MOST = 4;

        private final int[] ports = new int[MOST];
        private final int[] uses = new int[MOST];
        private final long[] since = new long[MOST];
        private int size;
        private long scanning = Long.MIN_VALUE;

        /** Counts a use; 0 where the host meets too many such ports. */
        private int use(int port, long time, long window) {
            forget(time - window);
            for (int i = 0; i < size; i++) {
                if (ports[i] == port) {
                    return isScanning(time, window) ? 0 : ++uses[i];
                }
            }
            if (size == MOST) {
                scanning = time;
                return 0;
            }
            ports[size] = port;
            uses[size] = 1;
            since[size++] = time;
            return isScanning(time, window) ? 0 : 1;
        }

        private boolean isScanning(long time, long window) {
            return scanning != Long.MIN_VALUE && time - scanning < window;
        }

        private void forget(long before) {
            int kept = 0;
            for (int i = 0; i < size; i++) {
                if (since[i] > before) {
                    ports[kept] = ports[i];
                    uses[kept] = uses[i];
                    since[kept++] = since[i];
                }
            }
            size = kept;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeByte(size);
            for (int i = 0; i < size; i++) {
                out.writeInt(ports[i]);
                out.writeInt(uses[i]);
                out.writeLong(since[i]);
            }
            out.writeLong(scanning);
        }

        @Override
        public void load(DataInput in) throws IOException {
            Arrays.fill(uses, 0);
            size = in.readByte();
            for (int i = 0; i < size; i++) {
                ports[i] = in.readInt();
                uses[i] = in.readInt();
                since[i] = in.readLong();
            }
            scanning = in.readLong();
        }
    }
}

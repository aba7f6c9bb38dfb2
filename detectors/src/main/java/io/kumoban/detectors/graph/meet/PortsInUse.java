package io.kumoban.detectors.graph.meet;

import io.kumoban.engine.detect.Global;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Since when any host of any account opens conversations with a server port, TCP or UDP, up to 32767. State: 256 kB, and
 * as much for the view.
 */
final class PortsInUse implements Global<Flow, PortsInUse.Seen, PortsInUse.View> {
    static final PortsInUse OF_FLOWS = new PortsInUse();

    /** Above this, ports are those that systems hand out to clients. */
    private static final int LAST_SERVER_PORT = 32_767;

    private static final int PORTS = LAST_SERVER_PORT + 1;
    private static final int NEVER = Integer.MAX_VALUE;
    private static final long MINUTE = 60_000;

    private PortsInUse() {}

    /** Conversations that a host opens with a server port, and that were let through. */
    static Interest<Flow> conversations() {
        return Interest.in(Flow.class)
                .by(Key.OWN_SIDE)
                .of(traffic -> traffic.isOutbound() && traffic.isAccepted() && (traffic.isTcp() || traffic.isUdp()))
                .when(PortsInUse::opensServerPort);
    }

    private static boolean opensServerPort(Flow flow) {
        return flow.remotePort() > 0 && flow.remotePort() <= LAST_SERVER_PORT && flow.opensConnection();
    }

    private static boolean isConversation(Flow flow) {
        return flow.outbound()
                && flow.accepted()
                && (flow.protocol() == Flow.TCP || flow.protocol() == Flow.UDP)
                && opensServerPort(flow);
    }

    /** A number for the protocol and port of a conversation, from 0. */
    static int number(Flow flow) {
        return (flow.protocol() == Flow.UDP ? PORTS : 0) + flow.remotePort();
    }

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class);
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(Flow flow, Seen seen) {
        if (!isConversation(flow)) {
            return;
        }
        int number = number(flow);
        if (seen.since[number] == NEVER) {
            seen.since[number] = minute(flow.time());
            seen.changes++;
        }
    }

    @Override
    public View view(Seen seen) {
        return view(seen, null);
    }

    @Override
    public View view(Seen seen, @Nullable View spent) {
        View view = spent == null ? new View() : spent;
        if (view.changes != seen.changes) {
            System.arraycopy(seen.since, 0, view.since, 0, seen.since.length);
            view.changes = seen.changes;
        }
        return view;
    }

    @Override
    public void saveView(View view, DataOutput out) throws IOException {
        save(view.since, out);
    }

    @Override
    public View loadView(DataInput in) throws IOException {
        View view = new View();
        load(view.since, in);
        view.changes = -1;
        return view;
    }

    private static int minute(long time) {
        return Math.clamp(Math.floorDiv(time, MINUTE), Integer.MIN_VALUE, NEVER - 1);
    }

    private static int[] never() {
        int[] since = new int[2 * PORTS];
        Arrays.fill(since, NEVER);
        return since;
    }

    private static void save(int[] since, DataOutput out) throws IOException {
        for (int number = 0; number < since.length; number++) {
            if (since[number] != NEVER) {
                out.writeInt(number);
                out.writeInt(since[number]);
            }
        }
        out.writeInt(-1);
    }

    private static void load(int[] since, DataInput in) throws IOException {
        Arrays.fill(since, NEVER);
        for (int number = in.readInt(); number >= 0; number = in.readInt()) {
            since[number] = in.readInt();
        }
    }

    /** Since when each port is used. */
    static final class Seen implements State {
        private final int[] since = never();
        private long changes;

        @Override
        public void save(DataOutput out) throws IOException {
            PortsInUse.save(since, out);
            out.writeLong(changes);
        }

        @Override
        public void load(DataInput in) throws IOException {
            PortsInUse.load(since, in);
            changes = in.readLong();
        }
    }

    /** The same, as of the last full hour. */
    static final class View {
        private final int[] since = never();
        private long changes = -1;

        private View() {}

        /** Whether anybody used the port of this number at that time, milliseconds since 1970, or before. */
        boolean wasUsed(int number, long time) {
            return since[number] <= minute(time);
        }
    }
}

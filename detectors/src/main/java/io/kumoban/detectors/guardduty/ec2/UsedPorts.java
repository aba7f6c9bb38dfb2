package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.engine.detect.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The remote ports that an own side uses, when it first and last used each, and how often within the first while. At most
 * {@link #MOST} ports, 16 bytes each; grows from 4. Times are kept in minutes, which is what flow logs tell.
 */
public final class UsedPorts implements State {
    /** Who uses more ports than this has no usual ones. */
    static final int MOST = 64;

    private static final int FIRST = 4;
    private static final long MINUTE = 60_000;

    private int[] ports = new int[FIRST];
    private int[] since = new int[FIRST];
    private int[] last = new int[FIRST];
    private int[] uses = new int[FIRST];
    private int size;
    private int begin = -1;

    /**
     * Notes that a port is used.
     *
     * @return how often it was used within its first {@code window}; 0 when that is over, or when no port is unusual here
     */
    int use(int protocol, int port, long time, long window, long memory) {
        int now = (int) (time / MINUTE);
        if (begin < 0) {
            begin = now;
        }
        int entry = protocol << 16 | port;
        int at = find(entry);
        if (at >= 0 && now - last[at] <= memory / MINUTE) {
            last[at] = now;
            return now - since[at] <= window / MINUTE && !isFull() ? ++uses[at] : 0;
        }
        if (at < 0) {
            forget((int) (now - memory / MINUTE));
            if (isFull()) {
                return 0;
            }
            at = size++;
            if (at == ports.length) {
                grow(Math.min(MOST, 2 * at));
            }
        }
        ports[at] = entry;
        since[at] = now;
        last[at] = now;
        uses[at] = 1;
        return 1;
    }

    /** Whether the own side has been known for so long. */
    boolean isOldEnough(long time, long history) {
        return time / MINUTE - begin >= history / MINUTE;
    }

    /** How many ports are known. */
    int ports() {
        return size;
    }

    private boolean isFull() {
        return size == MOST;
    }

    private void forget(int before) {
        int kept = 0;
        for (int at = 0; at < size; at++) {
            if (last[at] >= before) {
                ports[kept] = ports[at];
                since[kept] = since[at];
                last[kept] = last[at];
                uses[kept++] = uses[at];
            }
        }
        size = kept;
    }

    private int find(int entry) {
        for (int at = 0; at < size; at++) {
            if (ports[at] == entry) {
                return at;
            }
        }
        return -1;
    }

    private void grow(int room) {
        ports = Arrays.copyOf(ports, room);
        since = Arrays.copyOf(since, room);
        last = Arrays.copyOf(last, room);
        uses = Arrays.copyOf(uses, room);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(begin);
        out.writeByte(size);
        for (int at = 0; at < size; at++) {
            out.writeInt(ports[at]);
            out.writeInt(since[at]);
            out.writeInt(last[at]);
            out.writeInt(uses[at]);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        begin = in.readInt();
        size = in.readByte();
        grow(Math.max(FIRST, size));
        for (int at = 0; at < size; at++) {
            ports[at] = in.readInt();
            since[at] = in.readInt();
            last[at] = in.readInt();
            uses[at] = in.readInt();
        }
    }
}

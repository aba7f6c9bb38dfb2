package io.kumoban.detectors.graph;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The ticks so far, and by what a total grew in them that nothing joined. Such a total grows by its own mean at each
 * tick, which keeps the mean as it is.
 */
sealed interface TickHistory permits TickHistory.EveryTick, TickHistory.SeenTicks {
    /** Moves on to a tick. */
    void advance(int tick);

    /** The tick in course; 1 at first. */
    int tick();

    /** How often counts have decayed so far. */
    int clock();

    /** What a total that stood still since this clock has grown to. */
    float grown(float total, int since);

    void save(DataOutput out) throws IOException;

    void load(DataInput in) throws IOException;

    /** Counts decay with each tick, also with one that has no edges; growth is one product. */
    final class EveryTick implements TickHistory {
        private int tick = 1;

        @Override
        public void advance(int next) {
            tick = next;
        }

        @Override
        public int tick() {
            return tick;
        }

        @Override
        public int clock() {
            return tick;
        }

        @Override
        public float grown(float total, int since) {
            return (float) ((double) total * (tick - 1) / Math.max(1, since - 1));
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeInt(tick);
        }

        @Override
        public void load(DataInput in) throws IOException {
            tick = in.readInt();
        }
    }

    /**
     * As in the MIDAS authors' program: counts decay when a tick with edges begins, and growth is rounded at each. 4 bytes
     * for each tick with edges.
     */
    final class SeenTicks implements TickHistory {
        private int tick = 1;
        private int clock;
        /** By clock: 1 / (tick - 1), the share by which a total grows when that tick ends; 0 for the first. */
        private float[] shares = new float[1 << 10];

        @Override
        public void advance(int next) {
            if (++clock == shares.length) {
                shares = Arrays.copyOf(shares, 2 * clock);
            }
            tick = next;
            shares[clock] = 1f / (next - 1);
        }

        @Override
        public int tick() {
            return tick;
        }

        @Override
        public int clock() {
            return clock;
        }

        @Override
        public float grown(float total, int since) {
            float sum = total;
            for (int at = since; at < clock; at++) {
                sum += sum * shares[at];
            }
            return sum;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeInt(tick);
            out.writeInt(clock);
            for (int at = 0; at <= clock; at++) {
                out.writeFloat(shares[at]);
            }
        }

        @Override
        public void load(DataInput in) throws IOException {
            tick = in.readInt();
            int ticks = in.readInt();
            if (ticks < 0) {
                throw new IOException("a history of " + ticks + " ticks");
            }
            clock = 0;
            shares[0] = in.readFloat();
            while (clock < ticks) {
                float share = in.readFloat();
                advance(tick);
                shares[clock] = share;
            }
        }
    }
}

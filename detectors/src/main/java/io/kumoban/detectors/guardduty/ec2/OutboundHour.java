package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.detectors.stats.HeaviestKeys;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Profile;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Traffic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/** How much an own side sends to its heaviest public remote within an hour, and since when it is known to send. */
final class OutboundHour implements Profile<Flow, OutboundHour.Seen> {
    static final OutboundHour PROFILE = new OutboundHour();
    static final long HOUR = 3_600_000;
    /** After so long the largest hour counts half. */
    private static final double HALF_LIFE = 14.0 * 24 * HOUR;

    private OutboundHour() {}

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class).by(Key.OWN_SIDE).of(OutboundHour::leaves).forgetAfter(Duration.ofDays(60));
    }

    /** The traffic of data that leaves. */
    static boolean leaves(Traffic traffic) {
        return traffic.isOutbound() && traffic.isAccepted();
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(Flow flow, Seen seen) {
        if (flow.remoteIsPublic()) {
            seen.add(flow.time(), flow.remoteHash(), flow.bytes());
        }
    }

    /** One own side: 300 bytes. */
    static final class Seen implements State {
        private static final long NEVER = Long.MIN_VALUE;

        private final HeaviestKeys remotes = new HeaviestKeys();
        private long first = NEVER;
        private long hour;
        private double largest;

        private void add(long time, long remote, long bytes) {
            long now = Math.floorDiv(time, HOUR);
            if (first == NEVER) {
                first = time;
                hour = now;
            } else if (now != hour) {
                largest = Math.max(largest, (double) remotes.heaviest())
                        * StrictMath.pow(2, (hour - now) * (HOUR / HALF_LIFE));
                hour = now;
                remotes.clear();
            }
            remotes.add(remote, bytes);
        }

        /** Bytes to one remote in the largest hour before the hour in course, halved for every two weeks since. */
        double largestBefore() {
            return largest;
        }

        /** When it was first seen to send to the internet, in milliseconds since 1970. */
        long since() {
            return first;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            remotes.save(out);
            out.writeLong(first);
            out.writeLong(hour);
            out.writeDouble(largest);
        }

        @Override
        public void load(DataInput in) throws IOException {
            remotes.load(in);
            first = in.readLong();
            hour = in.readLong();
            largest = in.readDouble();
        }
    }
}

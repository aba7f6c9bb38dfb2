package io.kumoban.detectors.guardduty.ec2;

import static io.kumoban.engine.detect.Parameter.real;
import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.detectors.stats.MovingAverage;
import io.kumoban.detectors.stats.Remembered;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/** {@code Behavior:EC2/TrafficVolumeUnusual}: an instance sends far more to one remote in an hour than it ever did. */
public final class TrafficVolumeUnusual implements Detector<Flow, TrafficVolumeUnusual.Seen> {
    static final Parameter.Whole FLOOR = whole(
            "floor-mebibytes",
            1024,
            1,
            "MiB in an hour",
            "below a gibibyte an hour, downloads and updates look the same");
    static final Parameter.Real TIMES_LARGEST = real(
            "times-largest",
            10,
            1,
            1000,
            "times",
            "ordinary hours double or triple; theft moves what never moved before");
    static final Parameter.Real DEVIATIONS = real(
            "deviations",
            6,
            1,
            100,
            "standard deviations",
            "on the logarithm of bytes, since volumes are heavy-tailed");
    static final Parameter.Whole KNOWN_HOURS = whole(
            "known-hours", 12, 1, "hours with traffic", "fewer give no spread; the own side's largest hour stands in");
    static final Parameter.Span OWN_HISTORY =
            span("own-history", Duration.ofDays(1), "an instance shows its nightly jobs within a day");

    private static final int HOURS_REMEMBERED = 14 * 24;
    private static final double MEBIBYTE = 1 << 20;

    private static final int PAIRS = 57_344;

    @Override
    public About about() {
        return About.finding("traffic-volume-unusual", "Behavior:EC2/TrafficVolumeUnusual", Severity.MEDIUM)
                .technique("T1048")
                .tactic(Tactic.EXFILTRATION)
                .role(About.Role.ACTOR)
                .title("An instance sent an unusual amount of data to a remote host")
                .what("Bytes that an instance sent to one public address in a clock hour, judged when the hour ends."
                        + " Raised above all of: 1 GiB; ten times the pair's largest hour; and mean plus six"
                        + " standard deviations of the logarithm of the pair's hours with traffic (two weeks of them"
                        + " weigh most). For a remote known for less than 12 such hours, above ten times the"
                        + " instance's largest hour to any one remote instead. Hours that were reported are not"
                        + " learned from.")
                .normally("An instance's volumes to each of its remotes keep to their order of magnitude.")
                .thenCheck("Whose address is it? What did the instance read before (buckets, databases, snapshots), and"
                        + " who was logged in?")
                .mistakenFor("first backups, migrations, a service that moved to new addresses with its load")
                .parameters(FLOOR, TIMES_LARGEST, DEVIATIONS, KNOWN_HOURS, OWN_HISTORY)
                .learning();
    }

    @Override
    public Interest<Flow> interest() {
        return Interest.in(Flow.class)
                .by(Key.OWN_SIDE)
                .of(OutboundHour::leaves)
                .within(flow -> flow.remoteIsPublic() ? flow.remoteHash() : 0)
                .reading(OutboundHour.PROFILE)
                .atMost(PAIRS)
                .forgetAfter(Duration.ofDays(30));
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(Flow flow, Seen seen, Context context) {
        long hour = Math.floorDiv(flow.time(), OutboundHour.HOUR);
        if (hour != seen.hour) {
            seen.learnHour();
            seen.hour = hour;
        }
        seen.bytes += flow.bytes();
        if (seen.bytes < context.get(FLOOR) * MEBIBYTE || !seen.large.isEmpty()) {
            return;
        }
        OutboundHour.Seen own = context.profile(OutboundHour.PROFILE);
        seen.large.add(context.remember(flow));
        seen.remote = flow.remote().toString();
        if (!seen.wasReported) {
            seen.ownLargest = own.largestBefore();
        }
        seen.quiet = context.learning()
                || flow.time() - own.since() < context.get(OWN_HISTORY)
                || context.trusts(flow.remote())
                || context.trusts(flow.local());
        context.wakeAt((hour + 1) * OutboundHour.HOUR);
    }

    @Override
    public void onTimer(Seen seen, Context context) {
        if (seen.large.isEmpty()) {
            return;
        }
        boolean isKnown = seen.hours.count() >= context.get(KNOWN_HOURS);
        double largest = isKnown ? seen.largest : Math.max(seen.largest, seen.ownLargest);
        double limit = Math.max(context.get(FLOOR) * MEBIBYTE, context.get(TIMES_LARGEST) * largest);
        if (isKnown) {
            double spread = context.get(DEVIATIONS) * seen.hours.deviation();
            limit = Math.max(limit, StrictMath.expm1(seen.hours.mean() + spread));
        }
        context.score(seen.bytes / limit);
        if (seen.bytes <= limit || seen.quiet) {
            if (!seen.quiet && largest > 0) {
                context.nearMiss(TIMES_LARGEST, seen.bytes / largest);
            }
            seen.learnHour();
            return;
        }
        report(seen, isKnown, largest, limit, context);
        seen.wasReported = true;
        seen.forgetHour();
    }

    private static void report(Seen seen, boolean isKnown, double largest, double limit, Context context) {
        String of = isKnown ? "to this remote" : "to any one remote";
        context.report(seen.large.events().getLast())
                .observed("sent", seen.bytes / MEBIBYTE, "MiB in 1h")
                .usual("largest hour " + of, largest / MEBIBYTE, "MiB in 1h")
                .usual("limit", limit / MEBIBYTE, "MiB in 1h")
                .score(seen.bytes / limit)
                .say(
                        "%s sent %.0f MiB to %s within an hour; its largest hour %s was %.1f MiB.",
                        seen.large.events().getLast().field(Flow.OWN),
                        seen.bytes / MEBIBYTE,
                        seen.remote,
                        of,
                        largest / MEBIBYTE);
    }

    /** One own side and remote: 200 bytes, and 1 KiB more while an hour is above the floor. */
    public static final class Seen implements State {
        private static final long NEVER = Long.MIN_VALUE;

        private final MovingAverage hours = new MovingAverage();
        private final Remembered large = new Remembered();
        private long hour = NEVER;
        private long bytes;
        private double largest;
        private String remote = "";
        private double ownLargest;
        private boolean quiet;
        /** From then on the own side's largest hour stays what it was, lest the theft of one hour excuse the next. */
        private boolean wasReported;

        private void learnHour() {
            if (hour != NEVER && bytes > 0) {
                hours.add(StrictMath.log1p((double) bytes), HOURS_REMEMBERED);
                largest = Math.max(largest, (double) bytes);
            }
            forgetHour();
        }

        private void forgetHour() {
            bytes = 0;
            large.clear();
            remote = "";
            quiet = false;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            hours.save(out);
            large.save(out);
            out.writeLong(hour);
            out.writeLong(bytes);
            out.writeDouble(largest);
            out.writeUTF(remote);
            out.writeDouble(ownLargest);
            out.writeBoolean(quiet);
            out.writeBoolean(wasReported);
        }

        @Override
        public void load(DataInput in) throws IOException {
            hours.load(in);
            large.load(in);
            hour = in.readLong();
            bytes = in.readLong();
            largest = in.readDouble();
            remote = in.readUTF();
            ownLargest = in.readDouble();
            quiet = in.readBoolean();
            wasReported = in.readBoolean();
        }
    }
}

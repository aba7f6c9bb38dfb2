package io.kumoban.detectors.baseline;

import static io.kumoban.engine.detect.Parameter.real;
import static io.kumoban.engine.detect.Parameter.span;
import static io.kumoban.engine.detect.Parameter.whole;

import io.kumoban.detectors.stats.Doublings;
import io.kumoban.detectors.stats.Window;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.Spans;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Text;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * {@code S3/AnomalousBehavior} by number: an identity reads, writes or deletes more objects of one bucket within an hour
 * than it ever did in any, by far. An identity without a week of history has to do more still, since all of its hours
 * are its largest.
 *
 * <p>State: the hour's objects of at most 16 buckets, and the largest hour of each kind; 400 bytes a key.
 */
public final class BucketVolume implements Detector<ApiCall, BucketVolume.Seen> {
    private static final BucketUse[] COUNTED = {BucketUse.READ, BucketUse.WRITE, BucketUse.DELETE};
    private static final List<BucketUse> KINDS = Arrays.asList(COUNTED);

    static final Parameter.Whole OBJECTS =
            whole("objects", 200, 1, "objects read or written", "a person downloads a folder, not hundreds of objects");
    static final Parameter.Whole DELETED =
            whole("deleted", 50, 1, "objects deleted", "who destroys data is done with less than who reads it");
    static final Parameter.Real TIMES =
            real("times", 10, 1, 1e6, "times the largest hour before", "a busy day makes two or three times as much");
    static final Parameter.Real NEWCOMER = real(
            "newcomer",
            5,
            1,
            1e6,
            "times the objects for an identity without a week of history",
            "a new job starts with a full run");
    static final Parameter.Span WINDOW = span("window", Duration.ofHours(1), "copying a bucket takes minutes to hours");
    static final Parameter.Span HISTORY = span("history", Duration.ofDays(7), "a week holds each weekday's work once");

    private static final int IDENTITIES = 4_096;

    @Override
    public About about() {
        return BucketUse.about("bucket-volume", COUNTED)
                .title("An identity handled unusually many objects of a bucket")
                .what("Objects of one bucket that one identity reads, writes or deletes within an hour: at least 200"
                        + " (50 when they are deleted), and at least 10 times its largest hour before in any bucket;"
                        + " five times as many while the identity has no week of history. Told again each time the"
                        + " count has doubled. Needs data events.")
                .normally("Programs handle about as many objects each day; people handle few.")
                .thenCheck("Which objects, and where did they go? Are there versions or copies of those deleted or"
                        + " overwritten? What else did the session do?")
                .mistakenFor("a migration; a clean-up that somebody ordered; a job that runs once a quarter")
                .parameters(OBJECTS, DELETED, TIMES, NEWCOMER, WINDOW, HISTORY)
                .learning();
    }

    @Override
    public Interest<ApiCall> interest() {
        String[] apis = BucketUse.apis(COUNTED);
        return Interest.in(ApiCall.class)
                .notOfServices()
                .named(apis)
                .field(BucketUse.BUCKET, apis)
                .when(call -> !call.failed())
                .by(Key.PRINCIPAL)
                .atMost(IDENTITIES)
                .forgetAfter(Duration.ofDays(90));
    }

    @Override
    public Seen newState() {
        return new Seen();
    }

    @Override
    public void on(ApiCall call, Seen seen, Context context) {
        BucketUse use = BucketUse.of(call);
        Text bucket = call.text(BucketUse.BUCKET);
        int kind = KINDS.indexOf(use);
        if (kind < 0 || use == null || bucket.isAbsent()) {
            return;
        }
        long window = context.get(WINDOW);
        if (seen.window.opens(call.time(), window)) {
            seen.close(call.time());
        }
        int objects = seen.count(bucket.hash(), kind);
        if (context.learning() || context.trusts(call.sourceAddress())) {
            return;
        }
        Parameter.Whole parameter = use == BucketUse.DELETE ? DELETED : OBJECTS;
        boolean newcomer = call.time() - seen.first < context.get(HISTORY);
        double floor = context.get(parameter) * (newcomer ? context.get(NEWCOMER) : 1);
        double largest = seen.largest[kind];
        Doublings told = seen.told[kind];
        if (!told.reached(objects, floor)) {
            if (!newcomer && !told.isTold()) {
                context.nearMiss(parameter, objects);
            }
        } else if (objects < context.get(TIMES) * largest) {
            context.nearMiss(TIMES, objects / largest);
        } else {
            told.told(objects);
            context.report(call)
                    .type(use.type())
                    .technique(use.technique())
                    .resource("arn:aws:s3:::" + bucket)
                    .apart(call.principal().toString())
                    .observed("objects", objects, window)
                    .usual("objects in the largest hour before", largest, "objects")
                    .score(objects)
                    .say(
                            "%s %s the bucket %s: %d within %s, at last from %s. %s",
                            call.principal(),
                            use.did(),
                            bucket,
                            objects,
                            Spans.text(Duration.ofMillis(window)),
                            call.sourceIp(),
                            newcomer
                                    ? "The identity was first seen less than a week ago."
                                    : "Its largest hour before had %.0f in any bucket.".formatted(largest));
        }
    }

    /** What one identity did to objects within the hour, and at most in an hour before. */
    public static final class Seen implements State {
        private static final int BUCKETS = 16;

        private final Window window = new Window();
        private final long[] buckets = new long[BUCKETS];
        private final int[] objects = new int[BUCKETS * COUNTED.length];
        private final double[] largest = new double[COUNTED.length];
        private final Doublings[] told = {new Doublings(), new Doublings(), new Doublings()};
        private int size;
        private long first = Long.MIN_VALUE;

        /** Ends an hour: what was done in one bucket at most is remembered. */
        private void close(long now) {
            if (first == Long.MIN_VALUE) {
                first = now;
            }
            for (int kind = 0; kind < COUNTED.length; kind++) {
                for (int at = 0; at < size; at++) {
                    largest[kind] = Math.max(largest[kind], objects[at * COUNTED.length + kind]);
                }
                told[kind].clear();
            }
            Arrays.fill(objects, 0);
            size = 0;
        }

        /** Counts an object; from the sixteenth bucket of an hour on, all share one count. */
        private int count(long bucket, int kind) {
            int at = 0;
            while (at < size && buckets[at] != bucket) {
                at++;
            }
            if (at == BUCKETS) {
                at = BUCKETS - 1;
            } else if (at == size) {
                buckets[size++] = bucket;
            }
            return ++objects[at * COUNTED.length + kind];
        }

        @Override
        public void save(DataOutput out) throws IOException {
            window.save(out);
            out.writeByte(size);
            for (int at = 0; at < size; at++) {
                out.writeLong(buckets[at]);
                for (int kind = 0; kind < COUNTED.length; kind++) {
                    out.writeInt(objects[at * COUNTED.length + kind]);
                }
            }
            for (int kind = 0; kind < COUNTED.length; kind++) {
                out.writeDouble(largest[kind]);
                told[kind].save(out);
            }
            out.writeLong(first);
        }

        @Override
        public void load(DataInput in) throws IOException {
            window.load(in);
            size = in.readByte();
            for (int at = 0; at < size; at++) {
                buckets[at] = in.readLong();
                for (int kind = 0; kind < COUNTED.length; kind++) {
                    objects[at * COUNTED.length + kind] = in.readInt();
                }
            }
            for (int kind = 0; kind < COUNTED.length; kind++) {
                largest[kind] = in.readDouble();
                told[kind].load(in);
            }
            first = in.readLong();
        }
    }
}

package example;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Tactic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/** A console sign-in by night of somebody who is not known to work at night. */
public final class SignInAtNight implements Detector<ApiCall, SignInAtNight.Nights> {
    private static final String TYPE = "InitialAccess:IAMUser/SignInAtNight";
    private static final Field OUTCOME = Field.ofCall("responseElements.ConsoleLogin");

    static final Parameter.Whole FROM =
            Parameter.whole("from-hour", 22, 0, "o'clock, UTC", "the office is empty by then");
    static final Parameter.Whole TO = Parameter.whole("to-hour", 5, 0, "o'clock, UTC", "before the first shift");
    static final Parameter.Whole USUAL = Parameter.whole(
            "usual-nights", 3, 1, "nights", "who signs in on three nights of a month works at night");
    static final Parameter.Span MEMORY =
            Parameter.span("memory", Duration.ofDays(30), "a month has all kinds of shifts");

    @Override
    public About about() {
        return About.finding("sign-in-at-night", TYPE, Severity.LOW)
                .tactic(Tactic.INITIAL_ACCESS)
                .technique("T1078.004")
                .role(About.Role.TARGET)
                .title("Somebody signed in to the console at night.")
                .what("successful console sign-ins between two hours of the day, by people who did so on fewer than"
                        + " three nights in the last 30 days")
                .normally("People sign in during their working hours.")
                .thenCheck("Where did the sign-in come from, was MFA used, and what was done afterwards?")
                .mistakenFor("an emergency, or work from another time zone")
                .parameters(FROM, TO, USUAL, MEMORY)
                .learning();
    }

    @Override
    public Interest<ApiCall> interest() {
        return Interest.in(ApiCall.class)
                .named("ConsoleLogin")
                .fields(OUTCOME)
                .by(Key.PRINCIPAL)
                .atMost(20_000)
                .forgetAfter(Duration.ofDays(60));
    }

    @Override
    public Nights newState() {
        return new Nights();
    }

    @Override
    public void on(ApiCall call, Nights seen, Context context) {
        if (!call.text(OUTCOME).is("Success") || !isNight(call.time(), context.get(FROM), context.get(TO))) {
            return;
        }
        long night = Nights.of(call.time());
        int before = seen.between(night - context.get(MEMORY) / Nights.DAY, night);
        seen.add(night);
        if (before >= context.get(USUAL) || context.learning() || context.trusts(call.sourceAddress())) {
            return;
        }
        context.report(call)
                .observed("earlier nights with a sign-in", before, context.get(MEMORY))
                .usual("earlier nights with a sign-in", context.get(USUAL), "or more of who works at night")
                .say("%s signed in to the console at night from %s", call.principal(), call.sourceIp());
    }

    /** Whether a time lies between two hours of the day, which may have midnight between them. */
    private static boolean isNight(long time, int from, int to) {
        int hour = (int) (Math.floorMod(time, Nights.DAY) / Nights.HOUR);
        return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
    }

    /** The last nights on which one person signed in, newest last; 136 bytes when full. */
    public static final class Nights implements State {
        static final long HOUR = Duration.ofHours(1).toMillis();
        static final long DAY = Duration.ofDays(1).toMillis();
        private static final int MOST = 16;

        private final long[] nights = new long[MOST];
        private int count;

        /** The number of a night: evening and next morning have the same. */
        static long of(long time) {
            return Math.floorDiv(time - DAY / 2, DAY);
        }

        int between(long from, long before) {
            int found = 0;
            for (int i = 0; i < count; i++) {
                if (nights[i] >= from && nights[i] < before) {
                    found++;
                }
            }
            return found;
        }

        void add(long night) {
            if (count > 0 && nights[count - 1] == night) {
                return;
            }
            if (count == MOST) {
                System.arraycopy(nights, 1, nights, 0, MOST - 1);
                count--;
            }
            nights[count++] = night;
        }

        @Override
        public void save(DataOutput out) throws IOException {
            out.writeInt(count);
            for (int i = 0; i < count; i++) {
                out.writeLong(nights[i]);
            }
        }

        @Override
        public void load(DataInput in) throws IOException {
            count = in.readInt();
            for (int i = 0; i < count; i++) {
                nights[i] = in.readLong();
            }
        }
    }
}

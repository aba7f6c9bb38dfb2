package io.kumoban.detectors.insights;

import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Evidence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one API in one Region of one account: the minute in course, the unusual minutes before it, the
 * episode in course, and the baseline. About 1 KiB for an API with one caller, 4 KiB with many and an open episode.
 */
public final class RateState implements State {
    private static final int NEVER = Integer.MIN_VALUE;

    final DailyCounts days = new DailyCounts();
    final Attributions attributions = new Attributions();
    /** Unusual minutes in a row that end with the one before {@link #minute()}. */
    Run run = Run.NONE;

    @Nullable
    OpenEpisode episode;

    /** An event of the minutes in course, once they are worth a look: it has the names that a record needs. */
    @Nullable
    Evidence subject;

    @Nullable
    LowRate low;

    private int minute = NEVER;
    private int calls;
    private int worthALook;

    RateState() {}

    /** The minute in course, since 1970. */
    int minute() {
        return minute;
    }

    boolean isNew() {
        return minute == NEVER;
    }

    /** Calls in the minute in course. */
    int calls() {
        return calls;
    }

    /**
     * Turns to another minute.
     *
     * @param from how many calls are worth a look at its end
     */
    void open(int newMinute, int from) {
        minute = newMinute;
        calls = 0;
        worthALook = from;
    }

    /** Counts a call of the minute in course; whether it makes the minute worth a look at its end. */
    boolean count(ApiCall call) {
        attributions.add(call);
        return ++calls == worthALook;
    }

    /** The unusual minutes so far were usual after all, and so were these. */
    void settle(int lastMinute, Run others) {
        Run all = run.and(others);
        days.add(lastMinute, all.calls(), all.squares());
        attributions.settle(day(lastMinute));
        run = Run.NONE;
        subject = null;
    }

    /** The episode is over. */
    void endEpisode(OpenEpisode over, int lastMinute, boolean isLearned) {
        days.add(lastMinute, over.quiet().calls(), over.quiet().squares());
        if (isLearned) {
            days.add(lastMinute, over.counts().calls(), over.counts().squares());
            attributions.settle(day(lastMinute));
        } else {
            days.leaveOut(lastMinute, over.counts().minutes());
            attributions.drop(day(lastMinute));
        }
        episode = null;
        subject = null;
    }

    private static int day(int ofMinute) {
        return Math.floorDiv(ofMinute, DailyCounts.MINUTES_A_DAY);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        days.save(out);
        attributions.save(out);
        run.save(out);
        out.writeBoolean(episode != null);
        if (episode != null) {
            episode.save(out);
        }
        out.writeBoolean(subject != null);
        if (subject != null) {
            subject.save(out);
        }
        out.writeBoolean(low != null);
        if (low != null) {
            low.save(out);
        }
        out.writeInt(minute);
        out.writeInt(calls);
        out.writeInt(worthALook);
    }

    @Override
    public void load(DataInput in) throws IOException {
        days.load(in);
        attributions.load(in);
        run = Run.load(in);
        episode = in.readBoolean() ? OpenEpisode.load(in) : null;
        subject = in.readBoolean() ? Evidence.load(in) : null;
        low = in.readBoolean() ? LowRate.load(in) : null;
        minute = in.readInt();
        calls = in.readInt();
        worthALook = in.readInt();
    }
}

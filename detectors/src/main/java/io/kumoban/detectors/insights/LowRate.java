package io.kumoban.detectors.insights;

import io.kumoban.engine.event.Evidence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The half hours of an API that is usually called often, in search of those in which it hardly is. */
final class LowRate {
    /** How long an API must be nearly silent. */
    static final int MINUTES = 30;

    private static final int NONE = Integer.MIN_VALUE;

    private int from = NONE;
    private int calls;
    private @Nullable Evidence subject;
    private @Nullable OpenEpisode episode;

    /** Whether a half hour is being counted that has to be judged at its end. */
    boolean isWatching() {
        return subject != null;
    }

    /** The first minute of the half hour in course, since 1970. */
    int from() {
        return from;
    }

    /** The first minute behind the half hour in course. */
    int until() {
        return from + MINUTES;
    }

    /** Whether a minute lies outside of the half hour in course. */
    boolean leaves(int minute) {
        return from == NONE || minute < from || minute >= until();
    }

    /** Turns to the half hour of a minute; an event of it has the names that a record needs. */
    void open(int minute, @Nullable Evidence event) {
        from = minute - Math.floorMod(minute, MINUTES);
        calls = 0;
        subject = event;
    }

    /** Turns to the half hour that follows, in which nothing may happen. */
    void openNext() {
        from = until();
        calls = 0;
    }

    void count() {
        calls++;
    }

    int calls() {
        return calls;
    }

    @Nullable
    Evidence subject() {
        return subject;
    }

    @Nullable
    OpenEpisode episode() {
        return episode;
    }

    void setEpisode(@Nullable OpenEpisode newEpisode) {
        episode = newEpisode;
    }

    /** The calls of the half hour; squares are of no use here. */
    Run counted() {
        return new Run(MINUTES, calls, 0);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(from);
        out.writeInt(calls);
        out.writeBoolean(subject != null);
        if (subject != null) {
            subject.save(out);
        }
        out.writeBoolean(episode != null);
        if (episode != null) {
            episode.save(out);
        }
    }

    static LowRate load(DataInput in) throws IOException {
        LowRate low = new LowRate();
        low.from = in.readInt();
        low.calls = in.readInt();
        low.subject = in.readBoolean() ? Evidence.load(in) : null;
        low.episode = in.readBoolean() ? OpenEpisode.load(in) : null;
        return low;
    }
}

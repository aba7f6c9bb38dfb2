package io.kumoban.detectors.insights;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** An episode of unusual minutes that has begun and not ended: its counts, against the rate that was usual before it. */
final class OpenEpisode {
    private final int from;
    private final UsualRate usual;
    private int last;
    private Run counts;
    private Run quiet = Run.NONE;

    /**
     * Begins an episode.
     *
     * @param from  its first minute, since 1970
     * @param run   what has been counted in it, up to the minute that was judged last
     * @param usual the rate before it
     */
    OpenEpisode(int from, Run run, UsualRate usual) {
        this.from = from;
        this.usual = usual;
        this.last = from + run.minutes() - 1;
        this.counts = run;
    }

    /** Adds the minute that follows; a quiet one counts only once an unusual one comes after it. */
    void add(int calls, boolean isUnusual) {
        quiet = quiet.and(calls);
        if (isUnusual) {
            last += quiet.minutes();
            counts = counts.and(quiet);
            quiet = Run.NONE;
        }
    }

    /** Adds minutes that follow, all of them unusual. */
    void add(Run unusual) {
        last += unusual.minutes();
        counts = counts.and(unusual);
    }

    int from() {
        return from;
    }

    /** The last unusual minute. */
    int last() {
        return last;
    }

    UsualRate usual() {
        return usual;
    }

    /** The minutes up to the last unusual one. */
    Run counts() {
        return counts;
    }

    /** The usual minutes behind it. */
    Run quiet() {
        return quiet;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(from);
        usual.save(out);
        out.writeInt(last);
        counts.save(out);
        quiet.save(out);
    }

    static OpenEpisode load(DataInput in) throws IOException {
        int from = in.readInt();
        UsualRate usual = UsualRate.load(in);
        int last = in.readInt();
        OpenEpisode episode = new OpenEpisode(from, Run.load(in), usual);
        episode.last = last;
        episode.quiet = Run.load(in);
        return episode;
    }
}

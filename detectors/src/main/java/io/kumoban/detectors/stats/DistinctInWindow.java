package io.kumoban.detectors.stats;

import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How many distinct things were seen within a window of event time, and when that is worth telling: at the threshold,
 * and each time the count has doubled. 100 bytes for a few things, 1.1 KiB at most.
 */
public final class DistinctInWindow implements State {
    private final Window window = new Window();
    private final DistinctCounter things = new DistinctCounter();
    private final Doublings told = new Doublings();

    /** Begins anew when the last window is over; whether it did, so that what is counted beside can begin anew too. */
    public boolean opens(long now, long windowMillis) {
        if (!window.opens(now, windowMillis)) {
            return false;
        }
        things.clear();
        told.clear();
        return true;
    }

    /** Adds a thing by its hash; whether it is new within this window. */
    public boolean add(long hash) {
        return things.add(hash) > 0;
    }

    public int count() {
        return things.count();
    }

    /** Whether the count is worth telling; one that has not reached the threshold yet is noted as a near miss. */
    public boolean reaches(Parameter.Whole threshold, Context context) {
        if (told.reached(count(), context.get(threshold))) {
            return true;
        }
        if (!told.isTold()) {
            context.nearMiss(threshold, count());
        }
        return false;
    }

    /** Takes note that the count was told. */
    public void told() {
        told.told(count());
    }

    @Override
    public void save(DataOutput out) throws IOException {
        window.save(out);
        things.save(out);
        told.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        window.load(in);
        things.load(in);
        told.load(in);
    }
}

package io.kumoban.detectors.guardduty.ec2;

import io.kumoban.detectors.stats.DistinctInWindow;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Parameter;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Flow;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How many different targets an own side tried within a window, and how many of its attempts failed. 300 bytes to 1.3 KiB. */
public final class FanOut implements State {
    private final DistinctInWindow targets = new DistinctInWindow();
    private final Attempts attempts = new Attempts();

    FanOut() {}

    /**
     * Takes note of a flow that {@link Attempts#concerns} said yes to. Whether it brought the targets to the threshold, or to
     * twice what was told before, and enough of the attempts failed; misses are noted.
     *
     * @param target the hash of what is tried
     */
    boolean tells(Flow flow, long target, long window, Parameter.Whole least, Parameter.Real failed, Context context) {
        if (targets.opens(flow.time(), window)) {
            attempts.clear();
        }
        if (!attempts.note(flow) || !targets.add(target) || !targets.reaches(least, context)) {
            return false;
        }
        if (attempts.failedShare() < context.get(failed)) {
            context.nearMiss(failed, attempts.failedShare());
            return false;
        }
        return true;
    }

    /** Takes note that the targets were told. */
    void told() {
        targets.told();
    }

    int targets() {
        return targets.count();
    }

    double failedShare() {
        return attempts.failedShare();
    }

    int attempts() {
        return attempts.made();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        targets.save(out);
        attempts.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        targets.load(in);
        attempts.load(in);
    }
}

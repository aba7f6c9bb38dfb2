package io.kumoban.bench.peers;

import java.util.Locale;
import java.util.Map;

/**
 * The least that a replay of delivery files needs if all that it does were to inflate, scan and detect, by its own stage
 * clock in the run that was measured.
 *
 * @param inflate seconds of reading and inflating, from the row that does that alone
 * @param scan    seconds of the stages that read and decode, without those
 * @param detect  seconds of the detectors, on all threads together
 * @param seconds what the run took
 * @param threads how many shared the work
 */
record SerialBound(double inflate, double scan, double detect, double seconds, int threads) {

    static SerialBound of(Measurement run, int threads, double inflate) {
        Map<String, Double> stages = run.tally().stages();
        double readAndDecode = stages.getOrDefault("read", 0.0) + stages.getOrDefault("decode", 0.0);
        double own = Math.min(inflate, readAndDecode);
        return new SerialBound(own, readAndDecode - own, stages.getOrDefault("detect", 0.0), run.seconds(), threads);
    }

    /** Seconds on one thread. */
    double bound() {
        return inflate + scan + detect;
    }

    /** The part of the threads' time that went into these three, from 0 to 1. */
    double share() {
        return bound() / (seconds * threads);
    }

    /** For people. */
    String text(long plainBytes) {
        return String.format(
                Locale.ROOT,
                "inflate %.2f + scan %.2f + detect %.2f = %.2f s, a bound of %.0f MB/s a thread; reached in %.2f s on"
                        + " %s: %.0f %%",
                inflate,
                scan,
                detect,
                bound(),
                plainBytes / bound() / 1e6,
                seconds,
                threads == 1 ? "1 thread" : threads + " threads",
                share() * 100);
    }
}

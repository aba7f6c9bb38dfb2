package io.kumoban.bench.mutate;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells how far the trials are and how fast they go. */
final class Progress {
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final PrintStream out;
    private final long began = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** How long to wait before the next line. */
    Duration pause() {
        return PAUSE;
    }

    void tell(Count count) {
        out.println(line(count));
    }

    /** The last line, with all there is to say. */
    void end(Count count) {
        out.println(line(count));
        out.printf(
                Locale.ROOT,
                "%,d records met by each decoder: %,d accepted, %,d ignored, %,d rejected; %,d of the JSON ones on the"
                        + " quick way%n",
                count.met(),
                count.accepted(),
                count.ignored(),
                count.bad(),
                count.quick());
    }

    private String line(Count count) {
        double seconds = (System.nanoTime() - began) / 1e9;
        return String.format(
                Locale.ROOT,
                "%,d mutated records (%,d MB) in %.0f s, %,.0f a second",
                count.written(),
                count.bytes() / 1_000_000,
                seconds,
                count.written() / seconds);
    }
}

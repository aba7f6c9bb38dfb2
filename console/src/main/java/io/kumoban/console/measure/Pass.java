package io.kumoban.console.measure;

import io.kumoban.detectors.sigma.replay.RowEngine;
import io.kumoban.detectors.sigma.replay.RowMatcher;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Run;

/** Matches all rows of a run with one engine, and says how long that took. */
final class Pass {
    /** After so many rows the clock is looked at; fewer are never timed, since a clock ticks too. */
    private static final int STEP = 256;

    private final RowMatcher matcher;
    private final Run rows;
    private final Row cursor;
    private long matches;

    Pass(RowEngine engine, Run rows) {
        matcher = engine.matcher();
        this.rows = rows;
        cursor = switch (rows.kind()) {
            case API_CALL -> new ApiCall();
            case FLOW -> new Flow();
            case DNS_QUERY -> new DnsQuery();
        };
    }

    /**
     * Nanoseconds a row.
     *
     * @param until of {@link System#nanoTime}; what is not done by then is left out, but for the first rows
     */
    double nanos(long until) {
        int count = rows.rows();
        if (count == 0) {
            return 0;
        }
        long start = System.nanoTime();
        long now = start;
        int done = 0;
        while (done < count && (done == 0 || now < until)) {
            int stop = Math.min(count, done + STEP);
            for (; done < stop; done++) {
                cursor.at(rows, done);
                matches += matcher.match(cursor);
            }
            now = System.nanoTime();
        }
        return (double) (now - start) / done;
    }

    /** How many matches there were in all passes; also keeps the work from being left out as useless. */
    long matches() {
        return matches;
    }
}

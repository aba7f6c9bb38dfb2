package io.kumoban.console.measure;

import io.kumoban.detectors.sigma.replay.RowEngine;
import io.kumoban.detectors.sigma.replay.RowMatcher;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Run;

/** Matches the rows of a run with one engine, and says how long that took. */
final class Pass {
    /** After so many rows the clock is looked at. */
    private static final int STEP = 256;
    /** Fewer rows are matched again and again, since a clock ticks too. */
    private static final int FEWEST = 1024;

    private final RowMatcher matcher;
    private final Run rows;
    private final Row cursor;

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
     * Nanoseconds a row, by {@link ThreadTime}.
     *
     * @param until of {@link System#nanoTime}; what is not done by then is left out, but for the first rows
     */
    double nanos(long until) {
        int count = rows.rows();
        if (count == 0) {
            return 0;
        }
        int wanted = Math.max(count, FEWEST);
        long start = ThreadTime.nanos();
        long now = System.nanoTime();
        int done = 0;
        int row = 0;
        while (done < wanted && (done == 0 || now - until < 0)) {
            int stop = Math.min(wanted, done + STEP);
            for (; done < stop; done++) {
                cursor.at(rows, row);
                matcher.match(cursor);
                row = row + 1 == count ? 0 : row + 1;
            }
            now = System.nanoTime();
        }
        return (double) (ThreadTime.nanos() - start) / done;
    }
}

package io.kumoban.console.measure;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.pipeline.EventFeed;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.pipeline.RunAccount;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One pass over the events of logs, in the order of the stream, and what it took.
 *
 * @param events by family
 * @param first  time of the first event, milliseconds since 1970; 0 when there is none
 * @param last   time of the last event
 * @param nanos  for reading, unpacking, decoding and ordering, without what was done with the events
 * @param lost   records that could not be used
 * @param files  how many files were read
 */
public record LogReading(Map<Kind, Long> events, long first, long last, long nanos, long lost, long files) {
    private static final double DAY = 86_400_000;

    public LogReading {
        events = new EnumMap<>(events);
    }

    /**
     * Reads all events.
     *
     * @param fields what rows must hold besides the standard fields
     * @param seen   counts the events; may be read from another thread
     * @throws io.kumoban.engine.source.MissingInput when a path leads nowhere
     */
    public static LogReading of(
            ReplayOptions options, Set<Field> fields, Assets assets, AtomicLong seen, Consumer<Row> viewer) {
        Pass pass = new Pass(viewer, seen);
        long start = System.nanoTime();
        RunAccount account = EventFeed.read(
                options,
                fields,
                assets,
                (row, file) -> {
                    pass.see(row);
                    return true;
                },
                unused -> {});
        long whole = System.nanoTime() - start;
        return new LogReading(
                pass.events,
                pass.first,
                pass.last,
                Math.max(0, whole - pass.viewing),
                account.quarantined.get(),
                account.filesRead.get());
    }

    private static final class Pass {
        private final Consumer<Row> viewer;
        private final AtomicLong seen;
        private final Map<Kind, Long> events = new EnumMap<>(Kind.class);
        private long first;
        private long last;
        private long viewing;

        Pass(Consumer<Row> viewer, AtomicLong seen) {
            this.viewer = viewer;
            this.seen = seen;
        }

        void see(Row row) {
            long start = System.nanoTime();
            if (seen.getAndIncrement() == 0) {
                first = row.time();
            }
            last = row.time();
            events.merge(row.run().kind(), 1L, Long::sum);
            viewer.accept(row);
            viewing += System.nanoTime() - start;
        }
    }

    /** All events. */
    public long count() {
        return events.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Events of a family. */
    public long count(Kind kind) {
        return events.getOrDefault(kind, 0L);
    }

    /** From the first event to the last, in days of 24 hours. */
    public double days() {
        return (last - first) / DAY;
    }

    /** What reading took for each event; 0 without events. */
    public double nanosPerEvent() {
        return count() == 0 ? 0 : (double) nanos / count();
    }
}

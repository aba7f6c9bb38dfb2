package io.kumoban.detectors.sigma.correlate;

import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Saved;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one group of one correlation. */
final class Window {
    private static final long NEVER = Long.MIN_VALUE;
    private static final int BYTES = 400;
    private static final int LONGEST_SHOWN = 256;

    /** Which window it is. */
    record Key(int correlation, Fingerprint group) {}

    private final CompiledCorrelation correlation;
    private final Key key;
    private final List<String> group;
    private final Memory memory;
    private final RecentEvents recent = new RecentEvents();
    private long opened;
    private long touched = NEVER;
    private long held = NEVER;
    /** The event that was added last; kept only while it may complete the correlation. */
    private @Nullable Evidence last;

    private Window(CompiledCorrelation correlation, Key key, List<String> group, long opened) {
        this.correlation = correlation;
        this.key = key;
        this.group = group;
        this.opened = opened;
        memory = correlation.newMemory();
    }

    /** A window that opens at a time. */
    static Window open(CompiledCorrelation correlation, Key key, List<String> group, long time) {
        List<String> shown = group.stream()
                .map(text -> text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text)
                .toList();
        return new Window(correlation, key, shown, time);
    }

    Key key() {
        return key;
    }

    CompiledCorrelation correlation() {
        return correlation;
    }

    /** Takes note of a match of one of the rules; matches come in the order of the stream. */
    void add(int reference, Evidence event, long time) {
        touched = time;
        memory.add(reference, event, time);
        last = event;
        if (!(memory instanceof KnownValues)) {
            recent.add(reference, time, event);
        }
    }

    /** Ends an instant; the match when the correlation holds now, or null. */
    @Nullable
    CorrelationMatch complete(long time) {
        long oldest = correlation.closing() ? NEVER : time - correlation.spanMillis();
        memory.complete(time, oldest);
        if (correlation.closing()) {
            return null;
        }
        CorrelationMatch match = judge(time, oldest);
        last = null;
        return match;
    }

    /** The last time at which something belongs to a window that is judged when it closes. */
    long closes() {
        return opened + correlation.spanMillis();
    }

    /** Judges the whole window, which is over. */
    @Nullable
    CorrelationMatch close() {
        return judge(closes(), NEVER);
    }

    private @Nullable CorrelationMatch judge(long time, long oldest) {
        Evidence event = last;
        if (event == null || !correlation.holds(memory, oldest)) {
            return null;
        }
        boolean begins = held == NEVER || time - held > correlation.spanMillis() || memory instanceof KnownValues;
        held = time;
        BigDecimal value = memory instanceof KnownValues ? null : memory.number(oldest);
        return new CorrelationMatch(
                correlation.number(),
                correlation.rule(),
                time,
                group,
                event,
                recent.since(oldest, event),
                value,
                memory instanceof KnownValues known ? known.news() : List.of(),
                begins);
    }

    /** Whether nothing that it knows can matter at a time. */
    boolean isStale(long time) {
        return !correlation.closing() && touched + correlation.spanMillis() + memory.lag() < time;
    }

    long forgotten() {
        return memory.forgotten();
    }

    /** What it takes up, about. */
    int bytes() {
        return BYTES + memory.bytes() + recent.bytes();
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(key.correlation());
        key.group().save(out);
        out.writeShort(group.size());
        for (String value : group) {
            Saved.writeText(out, value);
        }
        out.writeLong(opened);
        out.writeLong(touched);
        out.writeLong(held);
        out.writeBoolean(last != null);
        if (last != null) {
            last.save(out);
        }
        recent.save(out);
        memory.save(out);
    }

    static Window load(DataInput in, List<CompiledCorrelation> correlations) throws IOException {
        int number = in.readInt();
        if (number < 0 || number >= correlations.size()) {
            throw new IOException("a window of correlation " + number + " of " + correlations.size());
        }
        Key key = new Key(number, Fingerprint.load(in));
        List<String> group = new ArrayList<>();
        int size = in.readUnsignedShort();
        for (int i = 0; i < size; i++) {
            group.add(Saved.readText(in));
        }
        Window window = new Window(correlations.get(number), key, List.copyOf(group), in.readLong());
        window.touched = in.readLong();
        window.held = in.readLong();
        window.last = in.readBoolean() ? Evidence.load(in) : null;
        window.recent.load(in);
        window.memory.load(in);
        return window;
    }
}

package io.kumoban.engine.shard;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive events of the total order, as references to rows of runs, on their way through the detectors. For each
 * lane its rows are grouped by shard with one counting sort. Reused.
 */
public final class Batch implements Positions {
    /** Rows of a full batch. */
    public static final int ROWS = 16_384;

    /** Hours of event time in a batch; each has views of its own, of which few are to be in memory. */
    private static final int MOST_HOURS = 8;

    private final Run[] runOf = new Run[ROWS];
    private final int[] rowOf = new int[ROWS];
    private final long[] times = new long[ROWS];
    private final List<Run> finished = new ArrayList<>();
    private final int[][] laneRows;
    private final int[][] laneStarts;
    private final byte[] shardOf = new byte[ROWS];
    private final int[][] kindRows = new int[Kind.count()][ROWS];
    private final int[] kindCounts = new int[Kind.count()];
    private final int[] next = new int[LaneShard.SHARDS];
    private final int[] hourStarts = new int[MOST_HOURS];
    private final @Nullable Views[] hourViews = new Views[MOST_HOURS];
    private long hour;
    private int hours;
    private final List<List<Emission>> emissions = new ArrayList<>();
    private int size;
    private long base;
    private boolean last;
    private boolean whole;
    private boolean tick;
    private boolean learned;

    /** A batch for this many lanes, whose emissions come from this many workers. */
    public Batch(int lanes, int workers) {
        laneRows = new int[lanes][ROWS];
        laneStarts = new int[lanes][LaneShard.SHARDS + 1];
        for (int i = 0; i < workers; i++) {
            emissions.add(new ArrayList<>());
        }
    }

    /** Empties the batch; its first event has this number in the stream. */
    public void open(long firstPosition) {
        size = 0;
        hours = 0;
        base = firstPosition;
        last = false;
        tick = false;
        learned = false;
        finished.clear();
        emissions.forEach(List::clear);
    }

    public void add(Run run, int row) {
        long time = run.time(row);
        if (size == 0 || Globals.hour(time) != hour) {
            hour = Globals.hour(time);
            hourStarts[hours++] = size;
        }
        runOf[size] = run;
        rowOf[size] = row;
        times[size] = time;
        size++;
    }

    /** Whether an event of this time, which is not before the last one, still goes into the batch. */
    public boolean takes(long time) {
        return size < ROWS && (hours < MOST_HOURS || Globals.hour(time) == hour);
    }

    public int size() {
        return size;
    }

    /** The number in the stream of the first event. */
    public long base() {
        return base;
    }

    public long time(int index) {
        return times[index];
    }

    /** The time of the last event. */
    public long lastTime() {
        return times[size - 1];
    }

    public Run run(int index) {
        return runOf[index];
    }

    public int row(int index) {
        return rowOf[index];
    }

    /** Says that a run has no rows beyond this batch. */
    public void finish(Run run) {
        finished.add(run);
    }

    /** The runs that nobody needs once the batch is through. */
    public List<Run> finished() {
        return finished;
    }

    /**
     * Marks the end of the stream.
     *
     * @param isWhole whether the input was read to its end, so that armed timers fire
     */
    public void setLast(boolean isWhole) {
        last = true;
        whole = isWhole;
    }

    /** Whether this is the last batch of a stream that was read to its end. */
    public boolean endsWhole() {
        return last && whole;
    }

    /** Marks that a checkpoint is to be written behind this batch. */
    public void setTick() {
        tick = true;
    }

    public boolean isTick() {
        return tick;
    }

    /** Marks that all input is through behind this batch, and that what was learned is to be saved. */
    public void setLearned() {
        learned = true;
    }

    public boolean isLearned() {
        return learned;
    }

    public boolean isLast() {
        return last;
    }

    /** How many hours of event time the batch touches. */
    int hours() {
        return hours;
    }

    /** The first place that is not of an hour any more. */
    int hourEnd(int ofHour) {
        return ofHour + 1 < hours ? hourStarts[ofHour + 1] : size;
    }

    /** The places for the views of each hour, the first of an empty batch too; those of a batch before may still be in. */
    @Nullable
    Views[] views() {
        return hourViews;
    }

    /** What detectors see of the whole stream at an event, by its number in the stream. */
    @Nullable
    Views viewsAt(long position) {
        int at = hours - 1;
        while (at > 0 && hourStarts[at] > position - base) {
            at--;
        }
        return hourViews[Math.max(0, at)];
    }

    /** How many workers give something out. */
    public int workers() {
        return emissions.size();
    }

    /** Where a worker puts what its shards give out. */
    public List<Emission> emissions(int worker) {
        return emissions.get(worker);
    }

    /** Groups the rows by family, and those of each lane by shard, keeping their order. */
    public void group(List<Lane> lanes) {
        Arrays.fill(kindCounts, 0);
        for (int i = 0; i < size; i++) {
            int kind = runOf[i].kind().ordinal();
            kindRows[kind][kindCounts[kind]++] = i;
        }
        for (int lane = 0; lane < lanes.size(); lane++) {
            group(lanes.get(lane), laneRows[lane], laneStarts[lane]);
        }
    }

    private void group(Lane lane, int[] rows, int[] starts) {
        Arrays.fill(starts, 0);
        Kind kind = Objects.requireNonNull(lane.kind(), "signals come in no batch");
        int[] of = rowsOf(kind);
        int count = countOf(kind);
        if (count == 0) {
            return;
        }
        int slot = runOf[of[0]].layout().slot(lane.key());
        for (int rank = 0; rank < count; rank++) {
            Run run = runOf[of[rank]];
            int row = rowOf[of[rank]];
            long key = lane.wants(run.dispatch(row)) ? run.key(slot, row) : 0;
            shardOf[rank] = -1;
            if (key != 0) {
                shardOf[rank] = (byte) LaneShard.of(key);
                starts[shardOf[rank] + 1]++;
            }
        }
        for (int shard = 0; shard < LaneShard.SHARDS; shard++) {
            starts[shard + 1] += starts[shard];
        }
        System.arraycopy(starts, 0, next, 0, LaneShard.SHARDS);
        for (int rank = 0; rank < count; rank++) {
            if (shardOf[rank] >= 0) {
                rows[next[shardOf[rank]]++] = of[rank];
            }
        }
    }

    /** The places of a family's rows, as many as {@link #countOf} says; once the batch is grouped. */
    int[] rowsOf(Kind kind) {
        return kindRows[kind.ordinal()];
    }

    int countOf(Kind kind) {
        return kindCounts[kind.ordinal()];
    }

    /** For each shard of a lane the rank in {@link #laneRows} at which its rows begin; those of the next shard follow. */
    int[] laneStarts(int lane) {
        return laneStarts[lane];
    }

    /** The places of a lane's rows, shard by shard. */
    int[] laneRows(int lane) {
        return laneRows[lane];
    }

    @Override
    public long firstAtOrAfter(long time) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (times[middle] < time) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return base + from;
    }

    /** The cursors of one thread. */
    public static final class Cursors {
        private final ApiCall call = new ApiCall();
        private final Flow flow = new Flow();
        private final DnsQuery query = new DnsQuery();

        /** The cursor of the row's family, moved to the row. */
        public Row at(Run run, int row) {
            Row cursor = switch (run.kind()) {
                case API_CALL -> call;
                case FLOW -> flow;
                case DNS_QUERY -> query;
            };
            cursor.at(run, row);
            return cursor;
        }
    }
}

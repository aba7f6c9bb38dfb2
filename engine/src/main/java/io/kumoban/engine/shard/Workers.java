package io.kumoban.engine.shard;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * The shards of all lanes, dealt out to workers: worker w has the shards s with s mod n = w. Which worker has a shard
 * changes nothing but who does the work.
 */
public final class Workers {
    private final List<Lane> lanes;
    private final LaneShard[][] shards;
    /** When the next timer of each shard is due: most shards of a small batch need not be looked at for it. */
    private final long[][] due;

    private final int workers;
    private final Batch.Cursors[] cursors;

    public Workers(Environment environment, int workers) {
        this.workers = workers;
        lanes = environment.detectors().lanes();
        shards = new LaneShard[lanes.size()][LaneShard.SHARDS];
        due = new long[lanes.size()][LaneShard.SHARDS];
        for (int lane = 0; lane < shards.length; lane++) {
            for (int shard = 0; shard < LaneShard.SHARDS; shard++) {
                shards[lane][shard] = new LaneShard(lanes.get(lane), environment);
                due[lane][shard] = shards[lane][shard].nextDue();
            }
        }
        cursors = new Batch.Cursors[workers];
        for (int i = 0; i < workers; i++) {
            cursors[i] = new Batch.Cursors();
        }
    }

    /** Runs one worker's shards over a batch. */
    public void run(int worker, Batch batch) {
        List<Emission> emissions = batch.emissions(worker);
        long last = batch.size() > 0 ? batch.lastTime() : Long.MIN_VALUE;
        for (int lane = 0; lane < shards.length; lane++) {
            int[] starts = batch.laneStarts(lane);
            long[] dueOf = due[lane];
            for (int shard = worker; shard < LaneShard.SHARDS; shard += workers) {
                if (starts[shard] < starts[shard + 1] || dueOf[shard] <= last || batch.endsWhole()) {
                    LaneShard state = shards[lane][shard];
                    state.begin(emissions, batch);
                    run(batch, lane, shard, state, cursors[worker]);
                    dueOf[shard] = state.nextDue();
                }
            }
        }
    }

    private static void run(Batch batch, int lane, int shard, LaneShard state, Batch.Cursors cursors) {
        int[] rows = batch.laneRows(lane);
        int end = batch.laneStarts(lane)[shard + 1];
        for (int rank = batch.laneStarts(lane)[shard]; rank < end; rank++) {
            int index = rows[rank];
            long time = batch.time(index);
            if (!state.isQuiet(time)) {
                state.fireUntil(time, batch);
            }
            state.on(
                    cursors.at(batch.run(index), batch.row(index)),
                    batch.run(index).dispatch(batch.row(index)),
                    batch.base() + index);
        }
        if (batch.size() > 0) {
            state.fireUntil(batch.lastTime(), batch);
        }
        if (batch.endsWhole()) {
            state.fireRemaining();
        }
        state.end();
    }

    /** Writes the shards of all lanes; none may be at work. */
    public void save(DataOutput out) throws IOException {
        for (LaneShard[] lane : shards) {
            for (LaneShard shard : lane) {
                shard.save(out);
            }
        }
    }

    /** Reads into new shards what {@link #save} wrote. */
    public void load(DataInput in) throws IOException {
        for (LaneShard[] lane : shards) {
            for (LaneShard shard : lane) {
                shard.load(in);
            }
        }
    }

    /** Forgets what is only accounted for, such as near misses, but nothing that was learned. */
    public void beginAccount() {
        for (LaneShard[] lane : shards) {
            for (LaneShard shard : lane) {
                shard.beginAccount();
            }
        }
    }

    /** Gathers what the shards know; once all batches are through. */
    public void tellTo(DetectorAccount account) {
        for (LaneShard[] lane : shards) {
            for (LaneShard shard : lane) {
                shard.tellTo(account);
            }
        }
    }
}

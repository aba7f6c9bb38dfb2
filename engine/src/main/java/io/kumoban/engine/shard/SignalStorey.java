package io.kumoban.engine.shard;

import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The second storey: detectors of findings and weak signals, in their own lanes and shards. It is run by the thread that
 * merges, in stream order; its timers fire between the signals by their times.
 */
public final class SignalStorey {
    private final List<Lane> lanes;
    private final LaneShard[][] shards;
    private final Lineage lineage = new Lineage();
    private final List<Emission> emissions = new ArrayList<>();

    public SignalStorey(Environment environment) {
        lanes = environment.detectors().signalLanes();
        shards = new LaneShard[lanes.size()][LaneShard.SHARDS];
        for (int lane = 0; lane < shards.length; lane++) {
            for (int shard = 0; shard < LaneShard.SHARDS; shard++) {
                shards[lane][shard] = new LaneShard(lanes.get(lane), environment);
                shards[lane][shard].begin(emissions, null);
            }
        }
    }

    /** Whether no detector listens to signals. */
    public boolean isEmpty() {
        return lanes.isEmpty();
    }

    /** Takes one signal; what it brings about, timers first, is in the returned list until the next call. */
    public List<Emission> on(Signal signal, long position) {
        emissions.clear();
        fireUntil(signal.time(), position);
        emissions.sort(Emission.ORDER);
        // Which rules an event fits must not change what others make of the stream.
        boolean match = signal.isMatch();
        Signal placed = match ? signal : lineage.place(signal);
        for (int lane = 0; lane < shards.length; lane++) {
            Key key = lanes.get(lane).key();
            if (match && key != Key.STREAM) {
                continue;
            }
            shards[lane][LaneShard.of(placed.key(key))].on(placed, 0, position);
        }
        return emissions;
    }

    private void fireUntil(long time, long position) {
        for (LaneShard[] lane : shards) {
            for (LaneShard shard : lane) {
                if (!shard.isQuiet(time)) {
                    shard.fireUntil(time, due -> position);
                }
            }
        }
    }

    /** The stream has ended: all armed timers fire. */
    public List<Emission> end() {
        emissions.clear();
        for (LaneShard[] lane : shards) {
            for (LaneShard shard : lane) {
                shard.fireRemaining();
            }
        }
        emissions.sort(Emission.ORDER);
        return emissions;
    }

    /** Writes the shards of the storey; none may be at work. */
    public void save(DataOutput out) throws IOException {
        lineage.save(out);
        for (LaneShard[] lane : shards) {
            for (LaneShard shard : lane) {
                shard.save(out);
            }
        }
    }

    /** Reads into new shards what {@link #save} wrote. */
    public void load(DataInput in) throws IOException {
        lineage.load(in);
        for (LaneShard[] lane : shards) {
            for (LaneShard shard : lane) {
                shard.load(in);
            }
        }
    }

    /** Forgets what is only accounted for, but nothing that was learned. */
    public void beginAccount() {
        for (LaneShard[] lane : shards) {
            for (LaneShard shard : lane) {
                shard.beginAccount();
            }
        }
    }

    /** Gathers what the shards know. */
    public void tellTo(DetectorAccount account) {
        for (LaneShard[] lane : shards) {
            for (LaneShard shard : lane) {
                shard.tellTo(account);
            }
        }
    }
}

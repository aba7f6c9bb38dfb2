package io.kumoban.engine.shard;

import io.kumoban.engine.detect.Reports;
import io.kumoban.engine.event.Signal;
import io.kumoban.engine.event.Tactic;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings what the shards of a batch gave out into stream order, runs the storey of signals over it, and hands all of it
 * on. Used by one thread.
 */
public final class Merger {
    private final SignalStorey storey;
    private final Map<String, Tactic> tactics = new HashMap<>();
    private final Set<String> unheard = new HashSet<>();
    private final Receiver results;
    private final List<Emission> merged = new ArrayList<>();

    /** Takes all that is given out. */
    public interface Receiver {
        /** Takes what was given out; says whether detectors of signals hear of it. */
        boolean take(Emission.Content content);
    }

    public Merger(Environment environment, Receiver results) {
        this.results = results;
        storey = new SignalStorey(environment);
        environment.detectors().loaded().forEach(detector -> {
            tactics.put(detector.about().id(), detector.about().tactic());
            if (detector.about().isUnheard()) {
                unheard.add(detector.about().id());
            }
        });
    }

    /** Takes one batch; batches come in order. */
    public void run(Batch batch) {
        merged.clear();
        for (int worker = 0; worker < batch.workers(); worker++) {
            merged.addAll(batch.emissions(worker));
        }
        merged.sort(Emission.ORDER);
        for (Emission emission : merged) {
            boolean heard = results.take(emission.content());
            if (heard && !storey.isEmpty()) {
                raise(emission);
            }
        }
        if (batch.endsWhole()) {
            storey.end().forEach(emission -> results.take(emission.content()));
        }
    }

    private void raise(Emission emission) {
        Signal signal = switch (emission.content()) {
            case Emission.Raised raised when unheard.contains(raised.finding().detector()) -> null;
            case Emission.Raised raised ->
                Reports.of(
                        raised.finding(), tactics.getOrDefault(raised.finding().detector(), Tactic.IMPACT));
            case Emission.Weak weak -> weak.signal();
            case Emission.Noted noted -> null;
            case Emission.Scored scored -> null;
        };
        if (signal != null) {
            storey.on(signal, emission.position()).forEach(answer -> results.take(answer.content()));
        }
    }

    /** Writes the storey of signals; between two batches. */
    public void save(DataOutput out) throws IOException {
        storey.save(out);
    }

    /** Reads what {@link #save} wrote. */
    public void load(DataInput in) throws IOException {
        storey.load(in);
    }

    /** Forgets what is only accounted for, but nothing that was learned. */
    public void beginAccount() {
        storey.beginAccount();
    }

    /** Gathers what the storey of signals knows; once all batches are through. */
    public void tellTo(DetectorAccount account) {
        storey.tellTo(account);
    }
}

package io.kumoban.engine.sink;

import io.kumoban.engine.pipeline.RunAccount;
import io.kumoban.engine.shard.DetectorAccount.NearMiss;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a run knows of itself when it has ended.
 *
 * @param late events that came after the watermark had passed them
 * @param wall how long it took
 */
public record Outcome(
        RunAccount account,
        long late,
        RunAccount.Detectors detectors,
        RunAccount.Detectors rules,
        RunAccount.Stages stages,
        Duration wall,
        List<NearMiss> nearMisses,
        Manifest manifest) {

    /** Stands for the rules of a run without any. */
    public static final RunAccount.Detectors NO_RULES =
            new RunAccount.Detectors(List.of(), Map.of(), List.of(), Map.of(), Map.of());
}

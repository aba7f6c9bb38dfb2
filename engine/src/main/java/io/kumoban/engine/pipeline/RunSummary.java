package io.kumoban.engine.pipeline;

import io.kumoban.engine.shard.DetectorAccount;
import io.kumoban.engine.source.SourceFile;
import java.util.List;
import java.util.Map;

/**
 * What a replay came to.
 *
 * @param nearMisses  for each detector and threshold what came nearest
 * @param inputs      the files that were opened, in the order of their names
 * @param journals    the journals that were read
 * @param records     records, good and bad, by file or archive member
 * @param warnings    things worth knowing that stopped nothing
 * @param firstEvent  event time of the first event, milliseconds since 1970, or {@link Long#MAX_VALUE}
 * @param lastEvent   event time of the last event, or {@link Long#MIN_VALUE}
 * @param interrupted whether the user broke off
 */
public record RunSummary(
        RunAccount account,
        RunAccount.Detectors detectors,
        RunAccount.Stages stages,
        List<DetectorAccount.NearMiss> nearMisses,
        List<SourceFile> inputs,
        List<Journal> journals,
        Map<String, Long> records,
        List<String> warnings,
        long firstEvent,
        long lastEvent,
        boolean interrupted) {
    /**
     * A journal that was read.
     *
     * @param bytes  of its columns
     * @param chain  a hash of the order keys of all its events
     * @param events that it holds
     * @param whole  whether its ingest came to its end
     */
    public record Journal(String name, long bytes, long chain, long events, boolean whole) {}
}

package io.kumoban.engine.shard;

/**
 * What all shards of a replay share and none of them changes.
 *
 * @param learnMillis how long an account is learned
 * @param together whether raisings that repeat one may be given out together
 * @param reload      whether every state is written and read back before each event: for tests
 */
public record Environment(
        DetectorSet detectors,
        long learnMillis,
        AccountAges ages,
        EvidenceMaker evidence,
        boolean scores,
        boolean together,
        boolean reload) {}

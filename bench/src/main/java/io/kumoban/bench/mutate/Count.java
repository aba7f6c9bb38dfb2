package io.kumoban.bench.mutate;

import io.kumoban.engine.format.BothWays;

/** What became of records: written by the mutator, then met by the decoders. */
record Count(long written, long bytes, long met, long accepted, long ignored, long bad, long quick) {
    static final Count NONE = new Count(0, 0, 0, 0, 0, 0, 0);

    static Count of(Chapter chapter, long bytes, BothWays decoders) {
        return new Count(
                chapter.written(),
                bytes,
                decoders.records(),
                decoders.accepted(),
                decoders.ignored(),
                decoders.bad(),
                decoders.quickRecords());
    }

    Count plus(Count other) {
        return new Count(
                written + other.written,
                bytes + other.bytes,
                met + other.met,
                accepted + other.accepted,
                ignored + other.ignored,
                bad + other.bad,
                quick + other.quick);
    }
}

package io.kumoban.engine.source;

/** Counts what one file gives and what each layer of it unpacks to, and holds both against the limits. */
final class Meter {
    private final ReadLimits limits;
    private final long fileSize;
    private final long[] produced;
    private long taken;

    /** @param layers how many counters of produced bytes are kept */
    Meter(ReadLimits limits, long fileSize, int layers) {
        this.limits = limits;
        this.fileSize = fileSize;
        this.produced = new long[layers];
    }

    void take(long bytes) {
        taken += bytes;
    }

    /** Bytes taken from the file; entries of a zip may overlap, so the file's size is the most that is said. */
    long taken() {
        return Math.min(taken, fileSize);
    }

    void restart() {
        taken = 0;
    }

    void produce(int layer, long bytes) {
        produced[layer] += bytes;
    }

    long produced(int layer) {
        return produced[layer];
    }

    /** How many of the {@code wanted} bytes the layer may still give. */
    int allowed(int layer, int wanted) {
        long left = Math.min(limits.maxPlainBytesPerFile(), mostByRatio()) - produced[layer];
        return Math.clamp(left, 0, wanted);
    }

    /** Why nothing more is allowed. */
    String reason(int layer) {
        return produced[layer] >= limits.maxPlainBytesPerFile()
                ? "the file holds more than %,d plain bytes; raise --max-plain-bytes to read on"
                        .formatted(limits.maxPlainBytesPerFile())
                : "the data unpacks to more than %d times its size; raise --max-ratio to read on"
                        .formatted(limits.maxRatio());
    }

    private long mostByRatio() {
        long most = taken() > Long.MAX_VALUE / limits.maxRatio() ? Long.MAX_VALUE : taken() * limits.maxRatio();
        return Math.max(limits.ratioAfterBytes(), most);
    }
}

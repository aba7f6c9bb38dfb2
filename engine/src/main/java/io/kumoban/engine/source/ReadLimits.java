package io.kumoban.engine.source;

/**
 * Bounds on what one file may unpack to, so that a small hostile file cannot hold a run.
 *
 * @param maxPlainBytesPerFile bytes that one file may yield, all its members and each layer of packing taken alone
 * @param maxRatio how many times its packed bytes a file may yield; deflate itself cannot exceed 1032
 * @param ratioAfterBytes plain bytes below which the ratio is not looked at, so that small repetitive logs pass
 * @param maxArchiveEntries entries that one archive may hold, folders and what is passed over included
 */
public record ReadLimits(long maxPlainBytesPerFile, int maxRatio, long ratioAfterBytes, int maxArchiveEntries) {

    /** 1 TiB of plain bytes, a ratio of 250 to 1 after 64 MiB, a million entries in an archive. */
    public static final ReadLimits DEFAULT = new ReadLimits(1L << 40, 250, 64L << 20, 1_000_000);

    public ReadLimits {
        if (maxPlainBytesPerFile < 1 || maxRatio < 1 || ratioAfterBytes < 0 || maxArchiveEntries < 1) {
            throw new IllegalArgumentException(
                    "Read limits must be positive: --max-plain-bytes %d, --max-ratio %d, ratio after %d bytes, --max-archive-entries %d"
                            .formatted(maxPlainBytesPerFile, maxRatio, ratioAfterBytes, maxArchiveEntries));
        }
    }

    public ReadLimits withMaxPlainBytesPerFile(long bytes) {
        return new ReadLimits(bytes, maxRatio, ratioAfterBytes, maxArchiveEntries);
    }

    public ReadLimits withMaxRatio(int ratio) {
        return new ReadLimits(maxPlainBytesPerFile, ratio, ratioAfterBytes, maxArchiveEntries);
    }

    public ReadLimits withMaxArchiveEntries(int entries) {
        return new ReadLimits(maxPlainBytesPerFile, maxRatio, ratioAfterBytes, entries);
    }

    /** Why an archive is not read on. */
    String tooManyEntries() {
        return "the archive holds more than %,d entries; raise --max-archive-entries to read on"
                .formatted(maxArchiveEntries);
    }
}

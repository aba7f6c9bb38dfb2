package io.kumoban.engine.pipeline;

import io.kumoban.engine.event.Saved;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What reading and decoding a part of the input brought to the account, apart from what became of its events: small, for
 * one is kept for each file that waits. Used by one thread at a time.
 */
final class Counts {
    long filesFound;
    long filesRead;
    long recordsRead;
    long quarantined;
    long malformedValues;
    long compressedBytes;
    long plainBytes;
    /** Of an earlier process's bytes as stored, those that were not read again; less than 0 where some were. */
    long resumedBytes;

    Map<String, Long> ignored = Map.of();
    /** File to reason. */
    Map<String, String> skipped = Map.of();
    /** Records, good and bad, by file or archive member. */
    Map<String, Long> records = Map.of();

    void add(RunAccount part) {
        filesFound += part.filesFound.get();
        filesRead += part.filesRead.get();
        recordsRead += part.recordsRead.get();
        quarantined += part.quarantined.get();
        malformedValues += part.malformedValues.get();
        compressedBytes += part.compressedBytes.get();
        plainBytes += part.plainBytes.get();
        resumedBytes += part.resumedBytes.get();
        part.ignored().forEach(this::ignore);
        part.skipped().forEach(this::skip);
    }

    void add(Counts part) {
        filesFound += part.filesFound;
        filesRead += part.filesRead;
        recordsRead += part.recordsRead;
        quarantined += part.quarantined;
        malformedValues += part.malformedValues;
        compressedBytes += part.compressedBytes;
        plainBytes += part.plainBytes;
        part.ignored.forEach(this::ignore);
        part.skipped.forEach(this::skip);
        part.records.forEach(this::count);
    }

    private void ignore(String reason, long more) {
        if (ignored.isEmpty()) {
            ignored = new TreeMap<>();
        }
        ignored.merge(reason, more, Long::sum);
    }

    private void skip(String file, String reason) {
        if (skipped.isEmpty()) {
            skipped = new TreeMap<>();
        }
        skipped.put(file, reason);
    }

    void count(String member, long more) {
        if (records.isEmpty()) {
            records = new TreeMap<>();
        }
        records.merge(member, more, Long::sum);
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(filesFound);
        out.writeLong(filesRead);
        out.writeLong(recordsRead);
        out.writeLong(quarantined);
        out.writeLong(malformedValues);
        out.writeLong(compressedBytes);
        out.writeLong(plainBytes);
        Saved.writeCounts(out, ignored);
        out.writeInt(skipped.size());
        for (Map.Entry<String, String> one : skipped.entrySet()) {
            Saved.writeText(out, one.getKey());
            Saved.writeText(out, one.getValue());
        }
        Saved.writeCounts(out, records);
    }

    static Counts load(DataInput in) throws IOException {
        Counts counts = new Counts();
        counts.filesFound = in.readLong();
        counts.filesRead = in.readLong();
        counts.recordsRead = in.readLong();
        counts.quarantined = in.readLong();
        counts.malformedValues = in.readLong();
        counts.compressedBytes = in.readLong();
        counts.plainBytes = in.readLong();
        Saved.readCounts(in).forEach(counts::ignore);
        int skipped = in.readInt();
        for (int i = 0; i < skipped; i++) {
            String file = Saved.readText(in);
            counts.skip(file, Saved.readText(in));
        }
        Saved.readCounts(in).forEach(counts::count);
        return counts;
    }
}

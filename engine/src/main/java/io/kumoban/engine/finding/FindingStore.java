package io.kumoban.engine.finding;

import io.kumoban.engine.checkpoint.CheckpointFolder;
import io.kumoban.engine.event.Evidence;
import java.io.Closeable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Makes findings of raisings: those of one {@link AggregationKey} are counted, and the latest one's evidence, action and
 * severity stand, as GuardDuty does it. Bounded in memory: the keys and counts of all findings (90 bytes each) and the
 * bodies of those touched last are held; other bodies lie on disk as finished lines. How many are held changes no byte
 * of the result. Used from one thread.
 */
public final class FindingStore implements Closeable {
    /** How many bodies are held in memory unless said otherwise. */
    public static final int STANDARD_RESIDENT = 2_048;

    /** Silence of a key after which a raising is a new finding. */
    public static final Duration SILENCE = Duration.ofDays(90);

    /** Bodies may be large, so there is a bound of bytes besides the bound of their number. */
    private static final long MOST_RESIDENT_BYTES = 32L << 20;

    private static final long SMALLEST_COMPACTION = 4L << 20;

    /** A body in memory; {@code written} says that its line lies on disk already. */
    private record Held(Finding finding, long bytes, boolean written) {}

    private final FindingIndex index = new FindingIndex();
    /** Bodies by slot, the longest untouched first. */
    private final LinkedHashMap<Integer, Held> resident = new LinkedHashMap<>(64, 0.75f, true);

    private final int mostResident;
    private long residentBytes;
    private final BodyFile bodies;
    private final FindingJson json;
    private final Suppression suppression;
    private long updates;
    private long suppressed;

    /**
     * An empty store that suppresses nothing.
     *
     * @param work folder for the temporary file
     */
    public FindingStore(Path work, FindingJson json) {
        this(work, json, Suppression.NONE);
    }

    /**
     * An empty store.
     *
     * @param work folder for the temporary file
     */
    public FindingStore(Path work, FindingJson json, Suppression suppression) {
        this(work, json, suppression, STANDARD_RESIDENT, SMALLEST_COMPACTION, false);
    }

    /** An empty store that can be written into checkpoints of a folder, where its bodies then lie too. */
    public static FindingStore beside(CheckpointFolder checkpoints, FindingJson json, Suppression suppression) {
        return new FindingStore(checkpoints.path(), json, suppression, STANDARD_RESIDENT, SMALLEST_COMPACTION, true);
    }

    FindingStore(Path work, FindingJson json, int mostResident, long smallestCompaction) {
        this(work, json, Suppression.NONE, mostResident, smallestCompaction, false);
    }

    private FindingStore(
            Path work,
            FindingJson json,
            Suppression suppression,
            int mostResident,
            long smallestCompaction,
            boolean lasting) {
        if (mostResident < 1) {
            throw new IllegalArgumentException("a store must hold at least one finding in memory, not " + mostResident);
        }
        this.json = json;
        this.suppression = suppression;
        this.mostResident = mostResident;
        this.bodies = new BodyFile(work, smallestCompaction, lasting);
    }

    /** Takes a raising, in stream order, and says what its finding has become. */
    public Aggregate add(Finding finding) {
        return add(finding, 1);
    }

    /**
     * Takes several raisings of a finding, each within {@link #SILENCE} of the one before, and says what it has become.
     *
     * @param finding the last of them
     * @param times   how many there are; 1 when the finding may be new
     */
    public Aggregate add(Finding finding, int times) {
        AggregationKey key = AggregationKey.of(finding);
        int slot = index.slotFor(key.high(), key.low(), finding.time(), SILENCE.toMillis());
        index.raise(slot, earliest(finding), finding.time(), times);
        if (index.count(slot) == 1 && !suppression.rules().isEmpty()) {
            index.archive(slot, suppression.ruleOf(json.document(finding, aggregate(slot, finding))));
        }
        if (index.archivedBy(slot) > 0) {
            suppressed += times;
        } else if (index.count(slot) > 1) {
            updates += times;
        }
        bodies.forget(slot);
        hold(slot, finding);
        return aggregate(slot, finding);
    }

    /** How many findings there are. */
    public int size() {
        return index.slots();
    }

    /** How many raisings updated a finding that was there and is not archived. */
    public long updates() {
        return updates;
    }

    /** How many raisings went to archived findings. */
    public long suppressed() {
        return suppressed;
    }

    /** How many findings each suppression rule put aside, in the order of the rules. */
    public Map<String, Integer> archived() {
        List<String> rules = suppression.rules();
        int[] counts = new int[rules.size()];
        for (int slot = 0; slot < index.slots(); slot++) {
            if (index.archivedBy(slot) > 0) {
                counts[index.archivedBy(slot) - 1]++;
            }
        }
        Map<String, Integer> byRule = new LinkedHashMap<>();
        for (int rule = 0; rule < counts.length; rule++) {
            byRule.put(rules.get(rule), counts[rule]);
        }
        return byRule;
    }

    /** Hands out every finding in its final state, one JSON line each (UTF-8, with line end), in order of creation. */
    public void forEachLine(Consumer<byte[]> reader) {
        for (int slot = 0; slot < index.slots(); slot++) {
            Held held = resident.get(slot);
            reader.accept(held == null ? bodies.get(slot) : line(slot, held.finding));
        }
    }

    /** Forgets everything. */
    public void clear() {
        index.clear();
        resident.clear();
        residentBytes = 0;
        bodies.clear();
        updates = 0;
        suppressed = 0;
    }

    /**
     * Writes all findings as they stand; of the bodies, where they lie.
     *
     * @return the name of the file of bodies
     */
    public String save(DataOutput out) throws IOException {
        for (Map.Entry<Integer, Held> one : resident.entrySet()) {
            Held held = one.getValue();
            if (!held.written) {
                bodies.put(one.getKey(), line(one.getKey(), held.finding));
                one.setValue(new Held(held.finding, held.bytes, true));
            }
        }
        out.writeLong(updates);
        out.writeLong(suppressed);
        index.save(out);
        return bodies.save(out, index.slots());
    }

    /** Reads into an empty store what {@link #save} wrote; returns the name of the file of bodies. */
    public String load(DataInput in) throws IOException {
        updates = in.readLong();
        suppressed = in.readLong();
        index.load(in);
        return bodies.load(in, index.slots());
    }

    /** Removes the temporary file. */
    @Override
    public void close() {
        bodies.close();
    }

    /** The bytes that bodies take up on disk. */
    long bytesOnDisk() {
        return bodies.size();
    }

    private void hold(int slot, Finding finding) {
        Held held = new Held(finding, bytes(finding), false);
        Held before = resident.put(slot, held);
        residentBytes += held.bytes - (before == null ? 0 : before.bytes);
        while (resident.size() > mostResident || residentBytes > MOST_RESIDENT_BYTES && resident.size() > 1) {
            Map.Entry<Integer, Held> eldest = resident.pollFirstEntry();
            residentBytes -= eldest.getValue().bytes;
            if (!eldest.getValue().written) {
                bodies.put(eldest.getKey(), line(eldest.getKey(), eldest.getValue().finding));
            }
        }
    }

    /** Roughly what a body takes up in memory. */
    private static long bytes(Finding finding) {
        long bytes = 512;
        for (Evidence evidence : finding.evidence()) {
            for (Map.Entry<String, String> field : evidence.fields().entrySet()) {
                bytes += 80 + field.getValue().length();
            }
        }
        Particulars particulars = finding.particulars();
        return particulars == null ? bytes : bytes + particulars.bytes();
    }

    private byte[] line(int slot, Finding finding) {
        return json.line(finding, aggregate(slot, finding));
    }

    private Aggregate aggregate(int slot, Finding finding) {
        return new Aggregate(
                AggregationKey.of(finding).id(index.generation(slot)),
                index.count(slot),
                index.firstSeen(slot),
                index.lastSeen(slot),
                index.createdAt(slot),
                index.lastSeen(slot),
                index.archivedBy(slot) > 0);
    }

    private static long earliest(Finding finding) {
        long earliest = finding.time();
        for (Evidence evidence : finding.evidence()) {
            earliest = Math.min(earliest, evidence.time());
        }
        return earliest;
    }
}

package io.kumoban.engine.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a decoder counted in one block: nothing that it met goes unaccounted. */
public final class Tally {
    /** A record that cannot be used; the offset is one in the member. */
    public record Bad(int member, long offset, long length, String reason, byte[] sample) {}

    /** How many bytes of a bad record are kept to be shown. */
    public static final int SAMPLE_BYTES = 200;

    private long records;
    private long malformed;
    private final Map<String, Long> ignored = new TreeMap<>();
    private final List<Bad> bad = new ArrayList<>();

    public void clear() {
        records = 0;
        malformed = 0;
        ignored.clear();
        bad.clear();
    }

    /** Counts a record that became a row. */
    public void accept() {
        records++;
    }

    /** Counts records that became rows. */
    public void accept(int rows) {
        records += rows;
    }

    /** Counts a record that is good but of no use to detectors. */
    public void ignore(String reason) {
        records++;
        ignored.merge(reason, 1L, Long::sum);
    }

    /** Counts a record that cannot be used. The bytes from {@code from} to {@code to} are indices of the block. */
    public void reject(Block block, int from, int to, String reason) {
        int end = Math.min(Math.min(to, block.to), from + SAMPLE_BYTES);
        reject(block.member, block.offset(from), to - from, reason, Arrays.copyOfRange(block.bytes, from, end));
    }

    public void reject(int member, long offset, long length, String reason, byte[] sample) {
        records++;
        bad.add(new Bad(member, offset, length, reason, sample));
    }

    /** Counts a bad value that reads as absent. */
    public void malformed() {
        malformed++;
    }

    /** Counts bad values that read as absent. */
    public void malformed(int values) {
        malformed += values;
    }

    /** Records met: accepted, ignored and rejected. */
    public long records() {
        return records;
    }

    public long malformedValues() {
        return malformed;
    }

    public Map<String, Long> ignored() {
        return ignored;
    }

    public List<Bad> bad() {
        return bad;
    }
}

package io.kumoban.engine.pipeline;

/**
 * A record that cannot be used, as a value: where it is and why.
 *
 * @param file   file or archive member, relative to the input root
 * @param offset where it begins in the plain bytes of the file
 * @param length how many bytes of it were seen
 * @param sample its first bytes, at most {@link #SAMPLE_BYTES}
 */
public record Reject(String file, long offset, long length, String reason, byte[] sample)
        implements Comparable<Reject> {
    public static final int SAMPLE_BYTES = 200;

    @Override
    public int compareTo(Reject other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Long.compare(offset, other.offset);
    }
}

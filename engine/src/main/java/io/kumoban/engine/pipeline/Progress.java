package io.kumoban.engine.pipeline;

/**
 * How far a replay has come; a snapshot.
 *
 * @param files      files read to their end
 * @param filesTotal files to read
 * @param bytes      compressed bytes read
 * @param bytesTotal compressed bytes to read
 * @param events     events past the detectors, or {@link #NO_EVENTS}
 * @param eventTime  event time reached, milliseconds since 1970, or {@link Long#MIN_VALUE} before the first event
 * @param findings   raisings so far, or {@link #NO_FINDINGS}
 */
public record Progress(
        long files, long filesTotal, long bytes, long bytesTotal, long events, long eventTime, long findings) {
    /** In {@link #findings}: nothing is looked for. */
    public static final long NO_FINDINGS = -1;

    /** In {@link #events}: files are read and not decoded. */
    public static final long NO_EVENTS = -1;

    /** Nothing has begun. */
    public static final Progress NONE = new Progress(0, 0, 0, 0, 0, Long.MIN_VALUE, 0);
}

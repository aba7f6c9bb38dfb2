package io.kumoban.engine.source;

/**
 * Bytes that lie in memory and belong to someone else: they are read in place and never written to.
 *
 * @param from index of the first
 * @param to index behind the last
 */
public record Stretch(byte[] bytes, int from, int to) {
    public int length() {
        return to - from;
    }
}

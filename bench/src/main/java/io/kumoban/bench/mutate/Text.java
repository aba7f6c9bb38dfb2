package io.kumoban.bench.mutate;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text in the making that grows at its end and is changed in its middle; other bytes lie around it, as in a block. */
final class Text {
    /** Bytes before and behind the text. */
    private static final int MARGIN = 64;

    private static final byte OUTSIDE = '7';

    private byte[] bytes = new byte[1 << 16];
    private int end = MARGIN;

    Text() {
        Arrays.fill(bytes, 0, MARGIN, OUTSIDE);
    }

    static Text of(byte[] content) {
        Text text = new Text();
        text.append(content);
        return text;
    }

    void clear() {
        end = MARGIN;
    }

    /** The array that holds the text; it is another one when the text has grown. */
    byte[] bytes() {
        return bytes;
    }

    int start() {
        return MARGIN;
    }

    int end() {
        return end;
    }

    byte[] content() {
        return Arrays.copyOfRange(bytes, MARGIN, end);
    }

    void append(byte[] piece) {
        insert(end, piece, 0, piece.length);
    }

    void append(String piece) {
        append(piece.getBytes(StandardCharsets.UTF_8));
    }

    void insert(int at, byte[] piece) {
        insert(at, piece, 0, piece.length);
    }

    private void insert(int at, byte[] piece, int from, int length) {
        makeRoom(at, length);
        System.arraycopy(piece, from, bytes, at, length);
    }

    /** Inserts one byte many times. */
    void insert(int at, byte value, int times) {
        makeRoom(at, times);
        Arrays.fill(bytes, at, at + times, value);
    }

    private void makeRoom(int at, int length) {
        if (end + length + MARGIN > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (end + length + MARGIN));
        }
        System.arraycopy(bytes, at, bytes, at + length, end - at);
        end += length;
    }

    void remove(int from, int to) {
        System.arraycopy(bytes, to, bytes, from, end - to);
        end -= to - from;
    }

    /** Writes a stretch a second time, right before {@code at}. */
    void repeat(int from, int to, int at) {
        insert(at, Arrays.copyOfRange(bytes, from, to));
    }

    /** Lets two neighbouring stretches change places. */
    void swap(int from, int middle, int to) {
        byte[] first = Arrays.copyOfRange(bytes, from, middle);
        System.arraycopy(bytes, middle, bytes, from, to - middle);
        System.arraycopy(first, 0, bytes, to - first.length, first.length);
    }

    /** Makes the bytes behind the text the same whatever was there before. */
    void closeEnd() {
        Arrays.fill(bytes, end, end + MARGIN, OUTSIDE);
    }
}

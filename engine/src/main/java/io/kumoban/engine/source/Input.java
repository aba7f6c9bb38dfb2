package io.kumoban.engine.source;

import org.jspecify.annotations.Nullable;

/**
 * Buffered bytes of the layer below, open to the layer above: decoders work on {@link #buffer} between
 * {@link #position} and {@link #limit} directly, and a plain reader passes the buffer by once it is empty.
 */
final class Input implements Bytes {
    private static final byte[] NOTHING = {};

    private final Bytes below;
    private final int capacity;
    private boolean ended;

    byte[] buffer;
    int position;
    int limit;

    /** @param capacity bytes of the buffer, allocated when first needed */
    Input(Bytes below, int capacity) {
        this.below = below;
        this.capacity = Math.max(capacity, Container.HEAD);
        this.buffer = NOTHING;
    }

    /** Bytes already in memory; they are read in place and never written to. */
    Input(byte[] bytes, int from, int to) {
        this(bytes, to, new Failed(null));
        position = from;
    }

    /** Bytes already in memory, which all came from {@code below} and are given back when that is closed. */
    Input(byte[] bytes, int length, Bytes below) {
        this.below = below;
        this.capacity = length;
        this.buffer = bytes;
        this.limit = length;
        this.ended = true;
    }

    /** Makes sure that at least one byte is buffered; false at the end. */
    boolean fill() {
        if (position < limit) {
            return true;
        }
        if (ended) {
            return false;
        }
        if (buffer.length < capacity) {
            buffer = new byte[capacity];
        }
        position = 0;
        limit = 0;
        append(buffer.length);
        return limit > 0;
    }

    /** Whether all bytes that are left are buffered, and there are no others. */
    boolean isWhole() {
        return ended && below.failure() == null;
    }

    /** Buffers up to {@link Container#HEAD} bytes without taking them; fewer only at the end. */
    int peekHead() {
        if (!ended && limit - position < Container.HEAD) {
            byte[] room = buffer.length < Container.HEAD ? new byte[Container.HEAD] : buffer;
            System.arraycopy(buffer, position, room, 0, limit - position);
            buffer = room;
            limit -= position;
            position = 0;
            while (!ended && limit < Container.HEAD) {
                append(buffer.length);
            }
        }
        return Math.min(Container.HEAD, limit - position);
    }

    /** Takes one byte, or returns -1 at the end. */
    int take() {
        return fill() ? buffer[position++] & 0xFF : -1;
    }

    /** Takes exactly {@code length} bytes; false when the end comes first. */
    boolean takeAll(byte[] into, int from, int length) {
        int done = 0;
        while (done < length) {
            int count = read(into, from + done, length - done);
            if (count < 0) {
                return false;
            }
            done += count;
        }
        return true;
    }

    /** Passes over up to {@code count} bytes; returns how many there were. */
    long skip(long count) {
        long left = count;
        while (left > 0 && fill()) {
            int step = (int) Math.min(left, limit - position);
            position += step;
            left -= step;
        }
        return count - left;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (position == limit) {
            if (ended) {
                return -1;
            }
            int count = below.read(into, from, length);
            ended = count < 0;
            return count;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(buffer, position, into, from, count);
        position += count;
        return count;
    }

    @Override
    public @Nullable Stretch rest() {
        return isWhole() ? new Stretch(buffer, position, limit) : null;
    }

    @Override
    public long pass(long count) {
        int buffered = (int) Math.min(count, limit - position);
        position += buffered;
        return buffered + (ended || buffered == count ? 0 : below.pass(count - buffered));
    }

    @Override
    public @Nullable String failure() {
        return below.failure();
    }

    /** The failure of the layer below, which explains an early end better than the end itself. */
    String failureOr(String own) {
        String cause = below.failure();
        return cause == null ? own : cause;
    }

    @Override
    public void close() {
        below.close();
    }

    private void append(int end) {
        int count = below.read(buffer, limit, end - limit);
        if (count < 0) {
            ended = true;
        } else {
            limit += count;
        }
    }
}

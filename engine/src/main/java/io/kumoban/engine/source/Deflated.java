package io.kumoban.engine.source;

import org.jspecify.annotations.Nullable;

/** One raw deflate stream; leaves the bytes that follow it in the input. */
final class Deflated implements Bytes {
    private final Input input;
    private final Inflaters inflaters;
    private @Nullable Inflating inflating;
    private @Nullable String failure;
    private boolean ended;

    Deflated(Input input, Inflaters inflaters) {
        this.input = input;
        this.inflaters = inflaters;
        this.inflating = inflaters.take();
    }

    /** Makes ready for another deflate stream in the same input. */
    void restart() {
        if (inflating != null) {
            inflating.reset();
            ended = false;
        }
    }

    @Override
    public int read(byte[] into, int from, int length) {
        Inflating decoder = inflating;
        if (ended || decoder == null) {
            return -1;
        }
        while (true) {
            int given = decoder.remaining();
            int count = decoder.inflate(into, from, length);
            input.position += given - decoder.remaining();
            failure = decoder.failure();
            ended = failure != null || decoder.finished();
            if (count > 0) {
                return count;
            }
            if (ended) {
                return -1;
            }
            if (!input.fill()) {
                failure = input.failureOr("the deflate data is cut off");
                ended = true;
                return -1;
            }
            decoder.input(input.buffer, input.position, input.limit - input.position);
        }
    }

    @Override
    public @Nullable String failure() {
        return failure;
    }

    @Override
    public void close() {
        if (inflating != null) {
            inflaters.giveBack(inflating);
            inflating = null;
        }
        input.close();
    }
}

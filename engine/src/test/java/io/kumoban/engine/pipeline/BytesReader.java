package io.kumoban.engine.pipeline;

import io.kumoban.engine.source.Damage;
import io.kumoban.engine.source.DeliveryStamp;
import io.kumoban.engine.source.Member;
import io.kumoban.engine.source.PlainReader;
import io.kumoban.engine.source.Skipped;
import io.kumoban.engine.source.Stretch;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One member over some bytes, handed out in small pieces, that ends well or in damage. */
final class BytesReader implements PlainReader {
    private static final int AROUND = 7;

    private final byte[] bytes;
    private final int piece;
    private final @Nullable String damage;
    private boolean lends;
    private boolean opened;
    private int at;

    BytesReader(byte[] bytes, int piece, @Nullable String damage) {
        this.bytes = bytes;
        this.piece = piece;
        this.damage = damage;
    }

    /** The same bytes from a reader that has them in memory, between others. */
    static BytesReader lending(byte[] bytes) {
        BytesReader reader = new BytesReader(bytes, 1, null);
        reader.lends = true;
        return reader;
    }

    @Override
    public @Nullable Stretch whole() {
        if (!lends) {
            return null;
        }
        byte[] between = new byte[bytes.length + 2 * AROUND];
        Arrays.fill(between, (byte) '{');
        System.arraycopy(bytes, 0, between, AROUND, bytes.length);
        at = bytes.length;
        return new Stretch(between, AROUND, AROUND + bytes.length);
    }

    @Override
    public @Nullable Member next() {
        if (opened) {
            return null;
        }
        opened = true;
        return new Member("some.json", DeliveryStamp.NONE);
    }

    @Override
    public int read(byte[] into, int from, int length) {
        if (at == bytes.length) {
            return -1;
        }
        int count = Math.min(Math.min(length, piece), bytes.length - at);
        System.arraycopy(bytes, at, into, from, count);
        at += count;
        return count;
    }

    @Override
    public @Nullable Damage damage() {
        return damage == null || at < bytes.length ? null : new Damage(at, damage);
    }

    @Override
    public List<Skipped> skipped() {
        return List.of();
    }

    @Override
    public long compressedBytes() {
        return at;
    }

    @Override
    public long plainBytes() {
        return at;
    }

    @Override
    public void close() {}
}

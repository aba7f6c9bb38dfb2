package io.kumoban.engine.pipeline;

import io.kumoban.engine.source.Damage;
import io.kumoban.engine.source.DeliveryStamp;
import io.kumoban.engine.source.Member;
import io.kumoban.engine.source.PlainReader;
import io.kumoban.engine.source.Skipped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One member over some bytes, handed out in small pieces, that ends well or in damage. */
final class BytesReader implements PlainReader {
    private final byte[] bytes;
    private final int piece;
    private final @Nullable String damage;
    private boolean opened;
    private int at;

    BytesReader(byte[] bytes, int piece, @Nullable String damage) {
        this.bytes = bytes;
        this.piece = piece;
        this.damage = damage;
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

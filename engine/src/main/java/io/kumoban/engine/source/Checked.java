package io.kumoban.engine.source;

import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Bytes whose checksum and length were promised beforehand. */
final class Checked implements Bytes {
    private final Bytes below;
    private final long promisedCrc;
    private final long promisedLength;
    private final CRC32 crc = new CRC32();
    private long length;
    private @Nullable String mismatch;

    Checked(Bytes below, long promisedCrc, long promisedLength) {
        this.below = below;
        this.promisedCrc = promisedCrc;
        this.promisedLength = promisedLength;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        int count = below.read(into, from, length);
        if (count > 0) {
            crc.update(into, from, count);
            this.length += count;
        } else if (this.length != promisedLength) {
            mismatch = "the length of the zip entry does not match";
        } else if (crc.getValue() != promisedCrc) {
            mismatch = "the checksum of the zip entry does not match: none of its bytes can be trusted";
        }
        return count;
    }

    @Override
    public @Nullable String failure() {
        return below.failure() == null ? mismatch : below.failure();
    }

    @Override
    public void close() {
        below.close();
    }
}

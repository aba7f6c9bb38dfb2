package io.kumoban.engine.sink;

import io.kumoban.engine.event.Hashes;
import java.util.UUID;

/** A UUID made of content, of version 8 (RFC 9562, section 5.8): the same content has the same one everywhere. */
final class StableUuid {
    private static final long VERSION = 0x8000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private StableUuid() {}

    static UUID of(byte[] content) {
        long high = Hashes.of(content, 0, content.length);
        long low = Hashes.second(content, 0, content.length);
        return new UUID(high & ~0xf000L | VERSION, low & ~(3L << 62) | VARIANT);
    }
}

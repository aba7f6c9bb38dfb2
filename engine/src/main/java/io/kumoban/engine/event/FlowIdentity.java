package io.kumoban.engine.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The 64-bit identity of lines of flow text under one header: the hash of the line's bytes, and where the columns are
 * not the default ones, of the header too. Equal lines under different headers so are different records, and a default
 * header makes no difference to having none.
 */
public final class FlowIdentity {
    /** The columns of flow text without a header: version 2 in its default order. */
    public static final String DEFAULT_HEADER = "version account-id interface-id srcaddr dstaddr srcport dstport "
            + "protocol packets bytes start end action log-status";

    private static final byte[] DEFAULT_BYTES = DEFAULT_HEADER.getBytes(StandardCharsets.UTF_8);

    private final boolean plain;
    private final long headerHash;

    private FlowIdentity(byte @Nullable [] normal) {
        plain = normal == null || Arrays.equals(normal, DEFAULT_BYTES);
        headerHash = normal == null ? 0 : Hashes.of(normal, 0, normal.length);
    }

    /**
     * The identities under a header line, with or without its line end.
     *
     * @param header null for the default columns
     */
    public static FlowIdentity under(byte @Nullable [] header) {
        return new FlowIdentity(header == null ? null : normal(header));
    }

    /** One space between names, none around them, and {@code -} for {@code _}. */
    private static byte[] normal(byte[] header) {
        byte[] normal = new byte[header.length];
        int length = 0;
        for (byte b : header) {
            boolean space = b == ' ' || b == '\r' || b == '\n';
            if (!space) {
                normal[length++] = b == '_' ? (byte) '-' : b;
            } else if (length > 0 && normal[length - 1] != ' ') {
                normal[length++] = ' ';
            }
        }
        if (length > 0 && normal[length - 1] == ' ') {
            length--;
        }
        return Arrays.copyOf(normal, length);
    }

    /** The identity of a line, given without its line end; never zero. */
    public long of(byte[] bytes, int offset, int length) {
        long hash = Hashes.of(bytes, offset, length);
        return plain ? hash : Hashes.join(headerHash, hash);
    }
}

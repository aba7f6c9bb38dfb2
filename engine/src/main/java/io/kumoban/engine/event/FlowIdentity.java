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

    private final long headerHigh;
    private final long headerLow;

    private FlowIdentity(byte[] normal) {
        boolean plain = Arrays.equals(normal, DEFAULT_BYTES);
        headerHigh = plain ? 0 : Hashes.of(normal, 0, normal.length);
        headerLow = plain ? 0 : Hashes.second(normal, 0, normal.length);
    }

    /**
     * The identities under a header line, with or without its line end.
     *
     * @param header null for the default columns
     */
    public static FlowIdentity under(byte @Nullable [] header) {
        return new FlowIdentity(header == null ? DEFAULT_BYTES : normal(header));
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

    /** Computes the identity of a line, given without its line end; the upper half is never zero. */
    public void hash(byte[] bytes, int offset, int length, LineHash into) {
        into.hash(bytes, offset, length, headerHigh, headerLow);
    }
}

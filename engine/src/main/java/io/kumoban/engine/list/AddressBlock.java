package io.kumoban.engine.list;

import io.kumoban.engine.event.Address;

/** The text of a CIDR block (RFC 4632), or of a single address, which is a block of one. Reused from text to text. */
public final class AddressBlock {
    /** A slash and three digits. */
    private static final int LONGEST_PREFIX = 4;

    private final Address address = new Address();
    private int prefix;

    /** Reads ASCII text; false when it is no block. */
    public boolean read(byte[] bytes, int from, int to) {
        int slash = to;
        // Few entries are blocks, and a block has its slash near its end.
        for (int at = to - 1; at > from && at >= to - LONGEST_PREFIX; at--) {
            if (bytes[at] == '/') {
                slash = at;
            }
        }
        if (!address.parse(bytes, from, slash - from)) {
            return false;
        }
        prefix = slash == to ? width() : number(bytes, slash + 1, to);
        return prefix >= 0 && prefix <= width();
    }

    /** A whole number of one to three digits, else -1. */
    private static int number(byte[] bytes, int from, int to) {
        int value = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] < '0' || bytes[at] > '9') {
                return -1;
            }
            value = value * 10 + bytes[at] - '0';
        }
        return from == to ? -1 : value;
    }

    /** The address before the slash, absent when the text had none; the same object for every text. */
    public Address address() {
        return address;
    }

    /** The bits of an address of this family, 32 or 128. */
    public int width() {
        return address.isV4() ? 32 : 128;
    }

    /** The bits that all addresses of the block have in common, 0 to {@link #width}; after a text that was one. */
    public int prefix() {
        return prefix;
    }
}

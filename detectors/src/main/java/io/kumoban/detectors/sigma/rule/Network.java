package io.kumoban.detectors.sigma.rule;

import io.kumoban.engine.event.Address;
import java.util.Optional;

/**
 * A network of addresses in 128 bits, IPv4 as {@code ::ffff:a.b.c.d}. Bits below the prefix are zero.
 *
 * @param prefix how many leading bits count, 0 to 128; of an IPv4 network 96 more than it is written with
 */
public record Network(long high, long low, int prefix) {
    private static final int V4_BITS = 96;

    public Network {
        if (prefix < 0 || prefix > 128) {
            throw new IllegalArgumentException("a prefix is 0 to 128 bits, not " + prefix);
        }
        high &= mask(Math.min(prefix, 64));
        low &= mask(Math.max(prefix - 64, 0));
    }

    /** The network written in a text such as {@code 10.0.0.0/8} or {@code 2001:db8::1}; empty when it is none. */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Address address = Address.of(slash < 0 ? text : text.substring(0, slash));
        if (address.isAbsent()) {
            return Optional.empty();
        }
        boolean v4 = text.indexOf(':') < 0;
        int most = v4 ? 32 : 128;
        int bits = slash < 0 ? most : bits(text.substring(slash + 1));
        return bits < 0 || bits > most
                ? Optional.empty()
                : Optional.of(new Network(address.high(), address.low(), v4 ? V4_BITS + bits : bits));
    }

    /** Whether another network lies within this one; an address is a network of 128 bits. */
    public boolean contains(Network other) {
        return other.prefix >= prefix
                && (other.high & mask(Math.min(prefix, 64))) == high
                && (other.low & mask(Math.max(prefix - 64, 0))) == low;
    }

    private static int bits(String text) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << (64 - bits);
    }
}

package io.kumoban.engine.event;

import io.kumoban.engine.scan.Decimals;

/**
 * An IPv4 or IPv6 address in 128 bits (IPv4 as {@code ::ffff:a.b.c.d}, RFC 4291 section 2.5.5.2). Mutable, so that
 * cursors and decoders reuse one object; {@link #copy()} gives one to keep.
 */
public final class Address {
    // The upper bits of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 and 100.64.0.0/10.
    private static final int TEN = 10;
    private static final int SIXTEEN = 0xac1;
    private static final int HOME = 0xc0a8;
    private static final int CARRIER = 0x191;

    private static final long V4_PREFIX = 0xffff_0000_0000L;

    private long high;
    private long low;
    private boolean absent = true;

    /** The address written in a text, or an absent address when it is none. */
    public static Address of(String text) {
        Address address = new Address();
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        address.parse(bytes, 0, bytes.length);
        return address;
    }

    public void set(long high, long low) {
        this.high = high;
        this.low = low;
        this.absent = false;
    }

    public void setAbsent() {
        high = 0;
        low = 0;
        absent = true;
    }

    public Address copy() {
        Address copy = new Address();
        copy.high = high;
        copy.low = low;
        copy.absent = absent;
        return copy;
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    public boolean isAbsent() {
        return absent;
    }

    public boolean isV4() {
        return !absent && high == 0 && (low & 0xffff_ffff_0000_0000L) == V4_PREFIX;
    }

    /** A well-spread hash, never zero unless absent. */
    public long hash() {
        return absent ? 0 : Hashes.join(high, low);
    }

    public boolean sameAs(Address other) {
        return absent == other.absent && high == other.high && low == other.low;
    }

    /**
     * Whether the address can be reached over the internet: not private (RFC 1918, RFC 6598, RFC 4193), loopback,
     * link-local, multicast, unspecified or reserved. Documentation ranges count as public.
     */
    public boolean isPublic() {
        if (absent) {
            return false;
        }
        if (isV4()) {
            int v4 = (int) low;
            int first = v4 >>> 24;
            int second = (v4 >>> 16) & 0xff;
            return switch (first) {
                case 0, 10, 127 -> false;
                case 100 -> (second & 0xc0) != 64;
                case 169 -> second != 254;
                case 172 -> (second & 0xf0) != 16;
                case 192 -> second != 168;
                default -> first < 224;
            };
        }
        int first = (int) (high >>> 48);
        boolean local = (first & 0xfe00) == 0xfc00 || (first & 0xffc0) == 0xfe80 || (first & 0xff00) == 0xff00;
        boolean loopbackOrNone = high == 0 && (low == 0 || low == 1);
        return !local && !loopbackOrNone;
    }

    /** Whether the address is one that a network hands out for its own inside (RFC 1918, RFC 6598, RFC 4193). */
    public boolean isPrivate() {
        if (absent) {
            return false;
        }
        if (isV4()) {
            return isPrivate((int) low);
        }
        return ((int) (high >>> 48) & 0xfe00) == 0xfc00;
    }

    /** The same for the 32 bits of an IPv4 address. */
    public static boolean isPrivate(int v4) {
        // Each is -1 where it fits. No short cuts: in flow logs the answer is as good as random (bench decode-flows).
        int ten = (v4 >>> 24 ^ TEN) - 1;
        int sixteen = (v4 >>> 20 ^ SIXTEEN) - 1;
        int home = (v4 >>> 16 ^ HOME) - 1;
        int carrier = (v4 >>> 22 ^ CARRIER) - 1;
        return (ten | sixteen | home | carrier) < 0;
    }

    /** Reads dotted IPv4 or any RFC 4291 form of IPv6; leaves the address absent and returns false on anything else. */
    public boolean parse(byte[] bytes, int offset, int length) {
        if (offset <= bytes.length - Decimals.BEHIND && length < Decimals.BEHIND) {
            long quick = Decimals.readV4(bytes, offset, length);
            if (quick >= 0) {
                set(0, V4_PREFIX | quick);
                return true;
            }
        }
        setAbsent();
        if (length < 2 || length > 45) {
            return false;
        }
        for (int i = 0; i < 5 && i < length; i++) {
            if (bytes[offset + i] == ':') {
                return parseV6(bytes, offset, length);
            }
            if (bytes[offset + i] == '.') {
                break;
            }
        }
        long v4 = v4(bytes, offset, offset + length);
        if (v4 < 0) {
            return false;
        }
        set(0, V4_PREFIX | v4);
        return true;
    }

    private static long v4(byte[] bytes, int from, int to) {
        long value = 0;
        int at = from;
        for (int part = 0; part < 4; part++) {
            if (part > 0) {
                if (at >= to || bytes[at] != '.') {
                    return -1;
                }
                at++;
            }
            int digits = 0;
            int number = 0;
            while (at < to && digits < 4 && bytes[at] >= '0' && bytes[at] <= '9') {
                number = number * 10 + bytes[at] - '0';
                digits++;
                at++;
            }
            if (digits == 0 || digits > 3 || number > 255) {
                return -1;
            }
            value = value << 8 | number;
        }
        return at == to ? value : -1;
    }

    private boolean parseV6(byte[] bytes, int offset, int length) {
        boolean readable = readV6(bytes, offset, offset + length);
        if (!readable) {
            setAbsent();
        }
        return readable;
    }

    private boolean readV6(byte[] bytes, int from, int end) {
        int groups = 0;
        int gap = -1;
        int at = from;
        if (bytes[at] == ':') {
            if (at + 1 >= end || bytes[at + 1] != ':') {
                return false;
            }
            gap = 0;
            at += 2;
        }
        while (at < end) {
            int start = at;
            int value = 0;
            while (at < end && at - start < 5 && hexDigit(bytes[at]) >= 0) {
                value = value << 4 | hexDigit(bytes[at]);
                at++;
            }
            if (at < end && bytes[at] == '.') {
                long v4 = v4(bytes, start, end);
                if (v4 < 0 || groups > 6) {
                    return false;
                }
                put(groups++, v4 >>> 16);
                put(groups++, v4 & 0xffff);
                break;
            }
            if (at == start || at - start > 4 || groups == 8) {
                return false;
            }
            put(groups++, value);
            if (at == end) {
                break;
            }
            if (bytes[at] != ':' || at + 1 == end) {
                return false;
            }
            at++;
            if (bytes[at] == ':') {
                if (gap >= 0) {
                    return false;
                }
                gap = groups;
                at++;
            }
        }
        if (gap < 0 ? groups != 8 : groups > 7) {
            return false;
        }
        if (gap >= 0) {
            openGap(gap, groups);
        }
        absent = false;
        return true;
    }

    private void put(int group, long value) {
        if (group < 4) {
            high |= value << (48 - 16 * group);
        } else {
            low |= value << (112 - 16 * group);
        }
    }

    private int group(int group) {
        return (int) (group < 4 ? high >>> (48 - 16 * group) : low >>> (112 - 16 * group)) & 0xffff;
    }

    /** Moves the groups behind the gap to the end of the address. */
    private void openGap(int gap, int groups) {
        long readHigh = high;
        long readLow = low;
        high = 0;
        low = 0;
        for (int i = 0; i < groups; i++) {
            long value = (i < 4 ? readHigh >>> (48 - 16 * i) : readLow >>> (112 - 16 * i)) & 0xffff;
            put(i < gap ? i : 8 - groups + i, value);
        }
    }

    private static int hexDigit(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /** Dotted IPv4, or IPv6 as RFC 5952 writes it; empty when absent. */
    @Override
    public String toString() {
        if (absent) {
            return "";
        }
        if (isV4()) {
            int v4 = (int) low;
            return (v4 >>> 24) + "." + (v4 >>> 16 & 0xff) + "." + (v4 >>> 8 & 0xff) + "." + (v4 & 0xff);
        }
        return v6Text();
    }

    private String v6Text() {
        int bestStart = -1;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && group(i + run) == 0) {
                run++;
            }
            if (run > bestLength) {
                bestStart = i;
                bestLength = run;
            }
            i += Math.max(0, run - 1);
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; ) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(group(i)));
            i++;
        }
        return text.toString();
    }
}

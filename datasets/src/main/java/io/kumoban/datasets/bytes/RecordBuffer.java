package io.kumoban.datasets.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes of log records, written one behind the other without an object a value. It grows as needed and keeps its memory
 * when cleared. Belongs to one thread.
 */
public final class RecordBuffer {
    private static final byte[] HEX = ascii("0123456789abcdef");
    private static final int LONGEST_NUMBER = 20;
    private static final int UUID = 36;
    private static final int LONGEST_ADDRESS = 15;
    private static final byte[] DOCUMENTATION = ascii("2001:db8:");
    /** Hundreds, tens and ones of a number below 1,000, three bytes each. */
    private static final byte[] DIGITS = digits();

    private static final long[] POWERS = powers();

    private final IsoTime iso = new IsoTime();
    private byte[] bytes;
    private int length;

    /** An empty buffer with room for so many bytes. */
    public RecordBuffer(int room) {
        bytes = new byte[room];
    }

    /** The text as bytes, for parts that are made once and written often. */
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes written so far, and behind {@link #length()} whatever was there before; not a copy. */
    public byte[] array() {
        return bytes;
    }

    /** How many bytes were written. */
    public int length() {
        return length;
    }

    /** Forgets all that was written. */
    public void clear() {
        length = 0;
    }

    /** Takes back what was written behind a length. */
    public void cut(int shorter) {
        length = shorter;
    }

    /** Writes a part that was made before. */
    public void put(byte[] part) {
        put(part, 0, part.length);
    }

    /** Writes a stretch of other bytes. */
    public void put(byte[] from, int offset, int count) {
        reserve(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    /** Writes one character of ASCII. */
    public void put(char letter) {
        reserve(1);
        bytes[length++] = (byte) letter;
    }

    /** Writes a text; not for what is written with every record. */
    public void text(String text) {
        put(ascii(text));
    }

    /** Writes a number, not negative, in decimal digits. */
    public void number(long value) {
        reserve(LONGEST_NUMBER);
        if (value < 1000) {
            small((int) value);
            return;
        }
        int count = 4;
        while (count < POWERS.length && value >= POWERS[count]) {
            count++;
        }
        int end = length + count;
        int at = end;
        long rest = value;
        while (rest >= 1000) {
            long next = rest / 1000;
            int from = 3 * (int) (rest - next * 1000);
            at -= 3;
            bytes[at] = DIGITS[from];
            bytes[at + 1] = DIGITS[from + 1];
            bytes[at + 2] = DIGITS[from + 2];
            rest = next;
        }
        small((int) rest);
        length = end;
    }

    /** Writes an IPv4 address from its 32 bits. */
    public void address(int ipv4) {
        reserve(LONGEST_ADDRESS);
        small(ipv4 >>> 24);
        bytes[length++] = '.';
        small(ipv4 >>> 16 & 255);
        bytes[length++] = '.';
        small(ipv4 >>> 8 & 255);
        bytes[length++] = '.';
        small(ipv4 & 255);
    }

    /**
     * Writes an IPv6 address of the range for documentation (RFC 3849), in its canonical form (RFC 5952), as in
     * {@code 2001:db8:1:104::1:a}.
     *
     * @param third and the others: groups of 16 bits, of which the fourth and the seventh are not 0
     */
    public void documentationAddress(int third, int fourth, int seventh, int eighth) {
        put(DOCUMENTATION);
        group(third);
        bytes[length++] = ':';
        group(fourth);
        bytes[length++] = ':';
        bytes[length++] = ':';
        group(seventh);
        bytes[length++] = ':';
        group(eighth);
    }

    private void group(int bits) {
        reserve(LONGEST_ADDRESS);
        digits(bits, bits > 0xFFF ? 4 : bits > 0xFF ? 3 : bits > 0xF ? 2 : 1);
    }

    /** Writes a version 4 UUID from 128 bits of which 6 are overwritten. */
    public void uuid(long high, long low) {
        reserve(UUID);
        long upper = high & ~0xF000L | 0x4000L;
        long lower = low & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        digits(upper >>> 32, 8);
        bytes[length++] = '-';
        digits(upper >>> 16, 4);
        bytes[length++] = '-';
        digits(upper, 4);
        bytes[length++] = '-';
        digits(lower >>> 48, 4);
        bytes[length++] = '-';
        digits(lower, 12);
    }

    /** Writes the lowest bits as so many hex digits, at most 16. */
    public void hex(long bits, int count) {
        reserve(count);
        digits(bits, count);
    }

    /** Writes a time as in {@code 2026-03-02T09:15:00Z}, from seconds since 1970. */
    public void time(long second) {
        reserve(IsoTime.LENGTH);
        iso.write(second, bytes, length);
        length += IsoTime.LENGTH;
    }

    private void digits(long bits, int count) {
        int at = length;
        for (int shift = 4 * (count - 1); shift >= 0; shift -= 4) {
            bytes[at++] = HEX[(int) (bits >>> shift) & 15];
        }
        length = at;
    }

    /** Below 1,000, without leading zeros. */
    private void small(int value) {
        int from = 3 * value;
        int at = length;
        if (value >= 100) {
            bytes[at++] = DIGITS[from];
        }
        if (value >= 10) {
            bytes[at++] = DIGITS[from + 1];
        }
        bytes[at++] = DIGITS[from + 2];
        length = at;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    private static byte[] digits() {
        byte[] digits = new byte[3000];
        for (int i = 0; i < 1000; i++) {
            digits[3 * i] = (byte) ('0' + i / 100);
            digits[3 * i + 1] = (byte) ('0' + i / 10 % 10);
            digits[3 * i + 2] = (byte) ('0' + i % 10);
        }
        return digits;
    }

    private static long[] powers() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}

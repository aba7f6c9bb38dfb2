package io.kumoban.engine.source;

import java.util.Arrays;

/** One 512-byte header of a tar archive: the old form, POSIX ustar and GNU. */
final class TarHeader {
    static final int SIZE = 512;

    private static final int NAME_LENGTH = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM_AT = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int TYPE_AT = 156;
    private static final int MAGIC_AT = 257;
    private static final int PREFIX_AT = 345;
    private static final int PREFIX_LENGTH = 155;
    private static final byte[] POSIX_MAGIC = {'u', 's', 't', 'a', 'r', 0};

    private final byte[] block;

    /** @param block at least 512 bytes, of which {@link #isHeader} is true */
    TarHeader(byte[] block) {
        this.block = block;
    }

    /** Whether the checksum fits; in some old archives it was summed over signed bytes. */
    static boolean isHeader(byte[] block, int from) {
        long stored = octal(block, from + CHECKSUM_AT, CHECKSUM_LENGTH);
        if (stored <= 0) {
            return false;
        }
        int unsigned = 0;
        int signed = 0;
        for (int i = 0; i < SIZE; i++) {
            boolean ofChecksum = i >= CHECKSUM_AT && i < CHECKSUM_AT + CHECKSUM_LENGTH;
            byte b = ofChecksum ? (byte) ' ' : block[from + i];
            unsigned += b & 0xFF;
            signed += b;
        }
        return stored == unsigned || stored == signed;
    }

    static boolean isEmpty(byte[] block) {
        for (int i = 0; i < SIZE; i++) {
            if (block[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The entry's raw name, prefix included. */
    byte[] name() {
        byte[] name = text(0, NAME_LENGTH);
        boolean hasPrefix =
                Arrays.equals(block, MAGIC_AT, MAGIC_AT + POSIX_MAGIC.length, POSIX_MAGIC, 0, POSIX_MAGIC.length);
        byte[] prefix = hasPrefix ? text(PREFIX_AT, PREFIX_LENGTH) : new byte[0];
        if (prefix.length == 0) {
            return name;
        }
        byte[] whole = Arrays.copyOf(prefix, prefix.length + 1 + name.length);
        whole[prefix.length] = '/';
        System.arraycopy(name, 0, whole, prefix.length + 1, name.length);
        return whole;
    }

    /** Bytes of the entry's body, or -1 when the field is no number. */
    long size() {
        if ((block[SIZE_AT] & 0x80) == 0) {
            return octal(block, SIZE_AT, SIZE_LENGTH);
        }
        // GNU writes sizes beyond 8 GiB as a big-endian number; 2^63 and more is no size.
        long size = block[SIZE_AT] & 0x7F;
        for (int i = 1; i < SIZE_LENGTH; i++) {
            if (size >= 1L << 55) {
                return -1;
            }
            size = size << 8 | block[SIZE_AT + i] & 0xFF;
        }
        return size;
    }

    char type() {
        return (char) (block[TYPE_AT] & 0xFF);
    }

    private byte[] text(int from, int length) {
        int end = from;
        while (end < from + length && block[end] != 0) {
            end++;
        }
        return Arrays.copyOfRange(block, from, end);
    }

    private static long octal(byte[] block, int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end && block[at] == ' ') {
            at++;
        }
        long value = 0;
        int digits = 0;
        while (at < end && block[at] >= '0' && block[at] <= '7') {
            value = value * 8 + block[at++] - '0';
            digits++;
        }
        boolean closed = at == end || block[at] == 0 || block[at] == ' ';
        // An empty field counts as 0: some writers leave the size of folders blank.
        return closed && (digits > 0 || at == end || block[at] == 0) ? value : -1;
    }
}

package io.kumoban.engine.graph;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Reads what {@link PackedOutput} wrote, and trusts nothing of it. */
final class PackedInput {
    private static final int LONGEST_NUMBER_BITS = 63;

    private final DataInputStream in;
    private final ZstdJavaDecompressor decompressor = new ZstdJavaDecompressor();
    private final byte[] block = new byte[PackedOutput.BLOCK];
    private final byte[] packed = new byte[PackedOutput.BLOCK + PackedOutput.BLOCK / 128 + 1024];
    private int at;
    private int length;
    private int blocks;

    PackedInput(InputStream in) {
        this.in = new DataInputStream(in);
    }

    /**
     * A number from 0 to a largest one.
     *
     * @throws Damage when there is none
     */
    long number(long most, String what) throws IOException {
        long value = 0;
        for (int shift = 0; shift < LONGEST_NUMBER_BITS; shift += 7) {
            byte next = next();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                if (value > most) {
                    throw new Damage(what + " is " + value + " where " + most + " is the most");
                }
                return value;
            }
        }
        throw new Damage(what + " is too large");
    }

    /** Reads bytes. */
    void bytes(byte[] into, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            into[i] = next();
        }
    }

    /**
     * Makes sure that this is the end.
     *
     * @throws Damage when it is not
     */
    void requireEnd() throws IOException {
        if (at < length || fill() || in.read() >= 0) {
            throw new Damage("there is something behind the last edge");
        }
    }

    private byte next() throws IOException {
        if (at == length && !fill()) {
            throw new Damage("it ends too early");
        }
        return block[at++];
    }

    /** Reads a block; returns false at the end. */
    private boolean fill() throws IOException {
        try {
            int plain = in.readInt();
            int size = in.readInt();
            int checksum = in.readInt();
            if (plain < 0 || plain > block.length || size < 0 || size > packed.length) {
                throw new Damage("block " + blocks + " has no possible length");
            }
            in.readFully(packed, 0, size);
            if (PackedOutput.checksum(blocks, plain, size, packed) != checksum) {
                throw new Damage("the checksum of block " + blocks + " is wrong");
            }
            length = plain == 0 ? 0 : decompressor.decompress(packed, 0, size, block, 0, plain);
            if (length != plain) {
                throw new Damage("block " + blocks + " is shorter than it says");
            }
        } catch (EOFException cut) {
            throw new Damage("it is cut off in block " + blocks);
        } catch (MalformedInputException | IndexOutOfBoundsException | IllegalArgumentException unpackable) {
            throw new Damage("block " + blocks + " cannot be unpacked");
        }
        at = 0;
        blocks++;
        return length > 0;
    }
}

package io.kumoban.engine.journal;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.format.Projection;

/** Turns blocks of one journal into sorted runs of a replay. Used by one thread at a time. */
public final class BlockReader {
    private final SectionReader[] sections = new SectionReader[Kind.count()];
    private final ByteInput in = new ByteInput();
    private final BlockInput columns = new BlockInput();
    private final Packing packing = new Packing();
    private byte[] unpacked = {};

    /** Where the rows of a family go. */
    @FunctionalInterface
    public interface Runs {
        /** An empty run of a family. */
        Run of(Kind kind);
    }

    /** Compiles the reader for what a replay asks for. */
    public BlockReader(Projection projection, FieldsHeld held) {
        for (Kind kind : Kind.values()) {
            sections[kind.ordinal()] = new SectionReader(kind, projection, held);
        }
    }

    /**
     * Reads a block.
     *
     * @param members the number in this replay of each member of the journal
     * @return how many rows were left out because the replay does not cover their time
     * @throws IndexOutOfBoundsException when the block is not what {@link BlockWriter} wrote
     */
    public int read(Excerpt block, int[] members, Runs runs) {
        in.open(block.bytes, 0, block.length);
        BlockHead head = BlockHead.read(in);
        int left = 0;
        for (Kind kind : Kind.values()) {
            int rows = head.rows()[kind.ordinal()];
            if (rows > 0) {
                openColumns();
                left += sections[kind.ordinal()].read(columns, rows, members, runs.of(kind));
            }
        }
        return left;
    }

    private void openColumns() {
        int plain = in.takeCount();
        int size = in.takeCount();
        int packed = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            packed |= in.takeByte() << 8 * i;
        }
        int from = in.skip(packed);
        if (unpacked.length < size) {
            unpacked = new byte[Math.max(size, unpacked.length * 2)];
        }
        packing.unpack(in.bytes(), from, packed, unpacked, size);
        columns.packed.open(unpacked, 0, size);
        int plainFrom = in.skip(plain);
        columns.plain.open(in.bytes(), plainFrom, plainFrom + plain);
    }
}

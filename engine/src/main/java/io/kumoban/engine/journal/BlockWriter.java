package io.kumoban.engine.journal;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;

/** Packs the rows of a block. Used by one thread at a time; several work side by side on different blocks. */
public final class BlockWriter {
    private final SectionWriter sections = new SectionWriter();
    private final BlockOutput columns = new BlockOutput();
    private final Packing packing = new Packing();

    /**
     * Writes the columns of each family into a body.
     *
     * @param runs  by family; those without rows are left out
     * @param sizes by family, set to the bytes that its columns take
     */
    void write(Run[] runs, ByteOutput body, long[] sizes) {
        for (Kind kind : Kind.values()) {
            Run run = runs[kind.ordinal()];
            int before = body.size();
            if (run.rows() > 0) {
                columns.clear();
                sections.write(run, columns);
                body.putVarint(columns.plain.size());
                body.putVarint(columns.packed.size());
                int sizeAt = body.grow(Integer.BYTES);
                int size = packing.pack(columns.packed.bytes(), columns.packed.size(), body);
                for (int i = 0; i < Integer.BYTES; i++) {
                    body.bytes()[sizeAt + i] = (byte) (size >>> 8 * i);
                }
                body.putBytes(columns.plain.bytes(), 0, columns.plain.size());
            }
            sizes[kind.ordinal()] = (long) body.size() - before;
        }
    }
}

package io.kumoban.engine.pipeline;

import io.kumoban.engine.event.Saved;
import io.kumoban.engine.format.Format;
import io.kumoban.engine.format.Nesting;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A border between two blocks of a large file, and all that cutting it further depends on: reading may begin here again.
 *
 * @param slots   how many slots of the file lie before it
 * @param origin  plain bytes of the file before it
 * @param ahead   plain bytes behind it that had been read and counted
 * @param packed  bytes of the file as stored that had been read and counted
 * @param nesting which JSON brackets are open
 * @param header  the header line in force in flow text, or null
 */
record Place(int slots, long origin, int ahead, long packed, Format format, Nesting nesting, byte @Nullable [] header) {

    void save(DataOutput out) throws IOException {
        out.writeInt(slots);
        out.writeLong(origin);
        out.writeInt(ahead);
        out.writeLong(packed);
        Saved.writeText(out, format.name());
        Saved.writeText(out, nesting.name());
        out.writeBoolean(header != null);
        if (header != null) {
            Saved.writeText(out, new String(header, StandardCharsets.ISO_8859_1));
        }
    }

    static Place load(DataInput in) throws IOException {
        return new Place(
                in.readInt(),
                in.readLong(),
                in.readInt(),
                in.readLong(),
                Format.valueOf(Saved.readText(in)),
                Nesting.valueOf(Saved.readText(in)),
                in.readBoolean() ? Saved.readText(in).getBytes(StandardCharsets.ISO_8859_1) : null);
    }
}

package io.kumoban.engine.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is kept of one event when a finding is raised, or when a state wants to show it later: its order key, identity,
 * the fields that its detector asked for, and where its record lies. Small and serialisable.
 *
 * @param fields by path, in the detector's order; absent fields are left out
 * @param file   the file or archive member, relative to the input root
 * @param offset where the record begins in the plain bytes of that file
 */
public record Evidence(OrderKey key, String id, Map<String, String> fields, String file, long offset) {
    public Evidence {
        fields = FieldValues.of(fields);
    }

    public long time() {
        return key.time();
    }

    public Kind kind() {
        return key.kind();
    }

    /** The value of a field, or the empty text when the event had none. */
    public String field(Field field) {
        return fields.getOrDefault(field.path(), "");
    }

    /** Writes it down, for states that hold evidence. */
    public void save(DataOutput out) throws IOException {
        out.writeLong(key.time());
        out.writeByte(key.kind().ordinal());
        out.writeLong(key.idHigh());
        out.writeLong(key.idLow());
        out.writeLong(key.recordHash());
        out.writeInt(key.part());
        Saved.writeText(out, id);
        out.writeShort(fields.size());
        for (Map.Entry<String, String> field : fields.entrySet()) {
            Saved.writeText(out, field.getKey());
            Saved.writeText(out, field.getValue());
        }
        Saved.writeText(out, file);
        out.writeLong(offset);
    }

    /** Reads what {@link #save} wrote. */
    public static Evidence load(DataInput in) throws IOException {
        OrderKey key = new OrderKey(
                in.readLong(),
                Kind.of(in.readUnsignedByte()),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readInt());
        String id = Saved.readText(in);
        Map<String, String> fields = new LinkedHashMap<>();
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            String path = Saved.readText(in);
            fields.put(path, Saved.readText(in));
        }
        return new Evidence(key, id, fields, Saved.readText(in), in.readLong());
    }
}

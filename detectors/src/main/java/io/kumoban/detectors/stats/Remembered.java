package io.kumoban.detectors.stats;

import io.kumoban.engine.detect.State;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A few events that a later finding will show, oldest first: about 1 KiB each, at most {@link #MOST}. */
public final class Remembered implements State {
    /** How many events are kept. */
    public static final int MOST = 4;

    private final List<Evidence> events = new ArrayList<>(0);

    /** Keeps an event; once there are {@link #MOST} the rest is passed over. */
    public void add(Evidence event) {
        if (events.size() < MOST) {
            events.add(event);
        }
    }

    public List<Evidence> events() {
        return List.copyOf(events);
    }

    public boolean isEmpty() {
        return events.isEmpty();
    }

    /** How many events are kept so far. */
    public int size() {
        return events.size();
    }

    /** Forgets all events. */
    public void clear() {
        events.clear();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeByte(events.size());
        for (Evidence event : events) {
            OrderKey key = event.key();
            out.writeLong(key.time());
            out.writeByte(key.kind().ordinal());
            out.writeLong(key.idHigh());
            out.writeLong(key.idLow());
            out.writeLong(key.recordHash());
            out.writeInt(key.part());
            write(out, event.id());
            out.writeShort(event.fields().size());
            for (Map.Entry<String, String> field : event.fields().entrySet()) {
                write(out, field.getKey());
                write(out, field.getValue());
            }
            write(out, event.file());
            out.writeLong(event.offset());
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        events.clear();
        int size = in.readByte();
        for (int i = 0; i < size; i++) {
            OrderKey key = new OrderKey(
                    in.readLong(), Kind.of(in.readByte()), in.readLong(), in.readLong(), in.readLong(), in.readInt());
            String id = text(in);
            int count = in.readShort();
            Map<String, String> fields = new LinkedHashMap<>();
            for (int j = 0; j < count; j++) {
                fields.put(text(in), text(in));
            }
            events.add(new Evidence(key, id, fields, text(in), in.readLong()));
        }
    }

    /** Unlike {@link DataOutput#writeUTF} without a limit of 64 KiB, which a long DNS answer may pass. */
    private static void write(DataOutput out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInput in) throws IOException {
        byte[] utf8 = new byte[in.readInt()];
        in.readFully(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }
}

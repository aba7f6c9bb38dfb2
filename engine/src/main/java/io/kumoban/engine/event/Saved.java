package io.kumoban.engine.event;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** How texts and tables of counts are written into a checkpoint or a state. */
public final class Saved {
    private Saved() {}

    /** Writes a text of any length; {@link DataOutput#writeUTF} takes 64 KiB at most. */
    public static void writeText(DataOutput out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    /**
     * Reads a text that {@link #writeText} wrote.
     *
     * @throws IOException when there is none
     */
    public static String readText(DataInput in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            throw new IOException("a text of " + length + " bytes");
        }
        byte[] utf8 = new byte[length];
        in.readFully(utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    public static void writeCounts(DataOutput out, Map<String, Long> counts) throws IOException {
        out.writeInt(counts.size());
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            writeText(out, count.getKey());
            out.writeLong(count.getValue());
        }
    }

    public static Map<String, Long> readCounts(DataInput in) throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            String name = readText(in);
            counts.put(name, in.readLong());
        }
        return counts;
    }
}

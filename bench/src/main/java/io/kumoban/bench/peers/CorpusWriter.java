package io.kumoban.bench.peers;

import io.kumoban.engine.event.Hashes;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.agrona.collections.LongHashSet;

/** Lays records out in all faces at once, file by file, and leaves out those that went before. */
final class CorpusWriter implements AutoCloseable {
    private static final byte[] OPENING = "{\"Records\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSING = "]}".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 256 << 10;

    private final Path folder;
    private final OutputStream lines;
    private final OutputStream packedLines;
    private final LongHashSet seen = new LongHashSet();
    private int deliveries;
    private long records;
    private long deliveredPlain;
    private long deliveredPacked;
    private long lineBytes;

    /** Begins a corpus in a folder that is there and empty. */
    CorpusWriter(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectory(folder.resolve("work"));
        Files.createDirectory(folder.resolve(Face.DELIVERIES.file()));
        lines = new BufferedOutputStream(Files.newOutputStream(folder.resolve(Face.LINES.file())), BUFFER);
        packedLines =
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(Face.LINES_GZIP.file())), BUFFER, false);
    }

    /** Whether this record is the first of its kind; from now on it is not. */
    boolean isNew(Delivery.Call call) {
        return seen.add(Hashes.of(call.identity()));
    }

    /** Writes records as a delivery file of that name, packed as the JDK does it, and as lines. */
    void write(String name, List<Delivery.Call> calls) throws IOException {
        if (calls.isEmpty()) {
            return;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        long plain = OPENING.length + CLOSING.length + calls.size() - 1L;
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(OPENING);
            for (int i = 0; i < calls.size(); i++) {
                if (i > 0) {
                    out.write(',');
                }
                out.write(calls.get(i).json());
                plain += calls.get(i).json().length;
            }
            out.write(CLOSING);
        }
        Path file = folder.resolve(Face.DELIVERIES.file()).resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, packed.toByteArray());
        account(calls, plain, packed.size());
    }

    /** Takes a delivery file as it is, and its records as lines. */
    void copy(Path from, String name, Delivery.Content content) throws IOException {
        Path file = folder.resolve(Face.DELIVERIES.file()).resolve(name);
        Files.createDirectories(file.getParent());
        Files.copy(from, file);
        account(content.calls(), content.plainBytes(), Files.size(file));
    }

    private void account(List<Delivery.Call> calls, long plain, long packed) throws IOException {
        for (Delivery.Call call : calls) {
            lines.write(call.json());
            lines.write('\n');
            packedLines.write(call.json());
            packedLines.write('\n');
            lineBytes += call.json().length + 1L;
        }
        deliveries++;
        records += calls.size();
        deliveredPlain += plain;
        deliveredPacked += packed;
    }

    /** Ends the corpus. */
    Corpus finish() throws IOException {
        close();
        Map<Face, Long> plain = new EnumMap<>(Face.class);
        plain.put(Face.DELIVERIES, deliveredPlain);
        plain.put(Face.LINES_GZIP, lineBytes);
        plain.put(Face.LINES, lineBytes);
        Map<Face, Long> files = new EnumMap<>(Face.class);
        files.put(Face.DELIVERIES, deliveredPacked);
        files.put(Face.LINES_GZIP, Files.size(folder.resolve(Face.LINES_GZIP.file())));
        files.put(Face.LINES, lineBytes);
        return new Corpus(folder, deliveries, records, plain, files);
    }

    @Override
    public void close() throws IOException {
        lines.close();
        packedLines.close();
    }
}

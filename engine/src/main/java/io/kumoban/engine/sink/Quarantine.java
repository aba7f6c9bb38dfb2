package io.kumoban.engine.sink;

import io.kumoban.engine.json.Json;
import io.kumoban.engine.pipeline.Reject;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records that could not be used, gathered from any thread and written at the end in order of file and offset, so that
 * the file is the same whichever thread met them first. Beyond a bound they wait on disk in sorted runs.
 */
public final class Quarantine implements Closeable {
    /** How many rejects are held in memory: at most about 5 MB of them. */
    public static final int STANDARD_HELD = 8_192;

    private static final int MOST_RUNS = 64;
    private static final Comparator<Reject> ORDER = Comparator.<Reject>naturalOrder()
            .thenComparingLong(Reject::length)
            .thenComparing(Reject::reason)
            .thenComparing(Reject::sample, Arrays::compare);

    private final Path work;
    private final int mostHeld;
    private final List<Reject> held = new ArrayList<>();
    private final List<Path> runs = new ArrayList<>();
    private long count;

    /**
     * An empty quarantine.
     *
     * @param work folder for sorted runs; made when it is missing
     */
    public Quarantine(Path work) {
        this(work, STANDARD_HELD);
    }

    Quarantine(Path work, int mostHeld) {
        this.work = work;
        this.mostHeld = mostHeld;
    }

    /** Takes in a reject; from any thread. */
    public synchronized void add(Reject reject) {
        count++;
        held.add(reject);
        if (held.size() >= mostHeld) {
            spill();
        }
    }

    public synchronized long count() {
        return count;
    }

    /** Forgets everything. */
    public synchronized void clear() {
        held.clear();
        count = 0;
        for (Path run : runs) {
            delete(run);
        }
        runs.clear();
    }

    /** The first so many in order of file and offset. */
    public synchronized List<Reject> first(int most) {
        List<Reject> first = new ArrayList<>();
        merge(reject -> {
            if (first.size() < most) {
                first.add(reject);
            }
        });
        return first;
    }

    /** Writes the whole file. */
    public synchronized void write(Path target) {
        JsonLines.write(target, lines -> merge(reject -> lines.accept(document(reject))));
    }

    /** Removes temporary files. */
    @Override
    public synchronized void close() {
        clear();
    }

    static ObjectNode document(Reject reject) {
        ObjectNode line = Json.object();
        line.put("file", reject.file());
        line.put("offset", reject.offset());
        line.put("length", reject.length());
        line.put("reason", reject.reason());
        line.put("sample", escaped(reject.sample()));
        return line;
    }

    /** Printable ASCII stands for itself; every other byte, and the backslash, becomes {@code \xNN}. */
    static String escaped(byte[] sample) {
        int shown = Math.min(sample.length, Reject.SAMPLE_BYTES);
        StringBuilder text = new StringBuilder(shown + 16);
        for (int i = 0; i < shown; i++) {
            int b = sample[i] & 0xff;
            if (b >= ' ' && b < 0x7f && b != '\\') {
                text.append((char) b);
            } else {
                text.append("\\x").append(Character.forDigit(b >> 4, 16)).append(Character.forDigit(b & 15, 16));
            }
        }
        return text.toString();
    }

    private void spill() {
        if (runs.size() == MOST_RUNS) {
            Path merged = writeRun(out -> mergeRuns(List.of(), out));
            runs.forEach(Quarantine::delete);
            runs.clear();
            runs.add(merged);
        }
        held.sort(ORDER);
        runs.add(writeRun(held::forEach));
        held.clear();
    }

    private void merge(Consumer<Reject> out) {
        held.sort(ORDER);
        mergeRuns(held, out);
    }

    private void mergeRuns(List<Reject> inMemory, Consumer<Reject> out) {
        PriorityQueue<Source> sources = new PriorityQueue<>(Comparator.comparing(Source::head, ORDER));
        List<RunFile> files = new ArrayList<>();
        try {
            for (Path run : runs) {
                RunFile file = new RunFile(run);
                files.add(file);
                enqueue(sources, file);
            }
            enqueue(sources, new Memory(inMemory));
            while (!sources.isEmpty()) {
                Source first = sources.remove();
                out.accept(first.head());
                enqueue(sources, first);
            }
        } finally {
            files.forEach(RunFile::close);
        }
    }

    private static void enqueue(PriorityQueue<Source> sources, Source source) {
        if (source.advance()) {
            sources.add(source);
        }
    }

    private Path writeRun(Consumer<Consumer<Reject>> rejects) {
        try {
            Files.createDirectories(work);
            Path run = Files.createTempFile(work, "quarantine-", ".tmp");
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run)))) {
                rejects.accept(reject -> put(out, reject, run));
            }
            return run;
        } catch (IOException e) {
            throw SinkError.writing(work, e);
        }
    }

    private static void put(DataOutputStream out, Reject reject, Path run) {
        try {
            out.writeBoolean(true);
            putBytes(out, reject.file().getBytes(StandardCharsets.UTF_8));
            out.writeLong(reject.offset());
            out.writeLong(reject.length());
            putBytes(out, reject.reason().getBytes(StandardCharsets.UTF_8));
            putBytes(out, reject.sample());
        } catch (IOException e) {
            throw SinkError.writing(run, e);
        }
    }

    private static void putBytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void delete(Path run) {
        try {
            Files.deleteIfExists(run);
        } catch (IOException e) {
            throw SinkError.writing(run, e);
        }
    }

    /** Sorted rejects, one at a time. */
    private interface Source {
        boolean advance();

        Reject head();
    }

    private static final class Memory implements Source {
        private final List<Reject> rejects;
        private int next = -1;

        private Memory(List<Reject> rejects) {
            this.rejects = rejects;
        }

        @Override
        public boolean advance() {
            next++;
            return next < rejects.size();
        }

        @Override
        public Reject head() {
            return rejects.get(next);
        }
    }

    private static final class RunFile implements Source {
        private final Path path;
        private final DataInputStream in;
        private @Nullable Reject head;

        private RunFile(Path path) {
            this.path = path;
            try {
                in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)));
            } catch (IOException e) {
                throw SinkError.reading(path, e);
            }
        }

        @Override
        public boolean advance() {
            try {
                if (in.read() < 0) {
                    head = null;
                    return false;
                }
                String file = new String(bytes(), StandardCharsets.UTF_8);
                long offset = in.readLong();
                long length = in.readLong();
                String reason = new String(bytes(), StandardCharsets.UTF_8);
                head = new Reject(file, offset, length, reason, bytes());
                return true;
            } catch (IOException e) {
                throw SinkError.reading(path, e);
            }
        }

        @Override
        public Reject head() {
            if (head == null) {
                throw new IllegalStateException("no reject was read from " + path);
            }
            return head;
        }

        private byte[] bytes() throws IOException {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            return bytes;
        }

        private void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw SinkError.reading(path, e);
            }
        }
    }
}

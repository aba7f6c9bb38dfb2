package io.kumoban.console.rules;

import io.kumoban.engine.format.JsonFramer;
import io.kumoban.engine.format.Nesting;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * A file of JSON objects of any kind: one a line, one after the other, in arrays, or in the {@code Records} of delivery files;
 * packed with gzip or not. Events are numbered from 0 in the order of the file. What is no object takes a number too, so that
 * the numbers of later events do not hang on it.
 */
public final class EventFile {
    /** Standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final int CHUNK = 1 << 16;
    private static final int LONGEST = 16 << 20;
    private static final int DEEPEST = 128;
    private static final int GZIP = 0x1f8b;

    private final String name;
    private final Consumer<String> notes;
    private final JsonFramer framer = new JsonFramer(LONGEST, DEEPEST);
    private byte[] buffer = new byte[CHUNK];
    private int filled;
    private long events;
    private long unreadable;

    /** One event; the bytes are only good until the call ends. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes an event.
         *
         * @param index from 0
         */
        void accept(long index, byte[] bytes, int from, int to);
    }

    /**
     * A file to be read once.
     *
     * @param name  its path, or {@link #STANDARD_INPUT}
     * @param notes told of what cannot be read
     */
    public EventFile(String name, Consumer<String> notes) {
        this.name = name;
        this.notes = notes;
    }

    /**
     * Reads all events.
     *
     * @throws UnreadableEvents when the file is not there, or cannot be read to its end
     */
    public void read(Sink sink) {
        try (InputStream in = plain(open())) {
            Nesting nesting = Nesting.NONE;
            boolean ended = false;
            while (!ended) {
                ended = !fill(in);
                framer.open(buffer, 0, filled, ended, ended, nesting);
                frame(sink);
                nesting = framer.nesting();
                filled -= framer.position();
                System.arraycopy(buffer, framer.position(), buffer, 0, filled);
            }
        } catch (IOException broken) {
            throw new UnreadableEvents("The events of %s cannot be read to their end (%s: %s); %d were read before."
                    .formatted(name, broken.getClass().getSimpleName(), broken.getMessage(), events));
        }
    }

    private void frame(Sink sink) {
        while (true) {
            switch (framer.next()) {
                case RECORD -> {
                    sink.accept(events, buffer, framer.start(), framer.end());
                    events++;
                }
                case BAD -> {
                    bad("it " + framer.reason());
                    events++;
                }
                case CUT, END -> {
                    return;
                }
            }
        }
    }

    /** Counts an event that is no good after all. */
    public void bad(String why) {
        unreadable++;
        notes.accept("Event %d of %s is left out: %s.".formatted(events, name, why));
    }

    /** How many events there were, unreadable ones too. */
    public long events() {
        return events;
    }

    /** How many could not be read. */
    public long unreadable() {
        return unreadable;
    }

    private InputStream open() throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            return System.in;
        }
        Path path = Path.of(name);
        if (!Files.isRegularFile(path) && !Files.isReadable(path) || Files.isDirectory(path)) {
            throw new UnreadableEvents(
                    "There is no file %s of events; name one with --events, or - for standard input.".formatted(name));
        }
        return Files.newInputStream(path);
    }

    private static InputStream plain(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, CHUNK);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read() & 0xff;
        buffered.reset();
        return magic == GZIP ? new GZIPInputStream(buffered, CHUNK) : buffered;
    }

    private boolean fill(InputStream in) throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int count = in.readNBytes(buffer, filled, buffer.length - filled);
        filled += count;
        return filled == buffer.length;
    }
}

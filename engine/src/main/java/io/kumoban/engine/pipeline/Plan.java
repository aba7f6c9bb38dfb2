package io.kumoban.engine.pipeline;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Members;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.format.Block;
import io.kumoban.engine.format.Decoders;
import io.kumoban.engine.format.Projection;
import io.kumoban.engine.format.PublicSuffixes;
import io.kumoban.engine.format.Tally;
import io.kumoban.engine.source.FileTree;
import io.kumoban.engine.source.LogSource;
import io.kumoban.engine.source.PlainReader;
import io.kumoban.engine.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order in which files are opened: by the lower bound of their event times, so that the stream can flow while files
 * are read. A delivery's stamp is an upper bound; its lower bound is the stamp less the slack. A file without a stamp
 * is bounded by its first block, less the slack; an archive is not bounded at all.
 */
final class Plan {
    /**
     * A file with its bound.
     *
     * @param bound no event of the file is older, milliseconds since 1970
     * @param slack how far behind the newest event of the file another may lie, milliseconds
     */
    record Entry(SourceFile file, long bound, long slack) {}

    private static final int PEEK_BYTES = 64 << 10;
    private static final long UNBOUNDED = Long.MIN_VALUE;

    private final List<Entry> entries;
    private final boolean[] done;
    private final @Nullable Place[] places;

    private Plan(List<Entry> entries, boolean[] done, @Nullable Place[] places) {
        this.entries = entries;
        this.done = done;
        this.places = places;
    }

    /** The plan of an earlier process, with what need not be read again. */
    static Plan resumed(List<Entry> entries, boolean[] done, @Nullable Place[] places) {
        return new Plan(entries, done, places);
    }

    /** Says that a file, to its end or up to a place, need not be read again by a later process. */
    void read(int file, boolean toItsEnd, @Nullable Place place) {
        done[file] = toItsEnd;
        places[file] = toItsEnd ? null : place;
    }

    /** How many files need not be read again. */
    int doneFiles() {
        int count = 0;
        for (boolean one : done) {
            count += one ? 1 : 0;
        }
        return count;
    }

    boolean isDone(int file) {
        return done[file];
    }

    /** Where reading a file may begin; null for its start. */
    @Nullable
    Place place(int file) {
        return places[file];
    }

    /** Whether a slot of a file need not be read again. */
    boolean wasRead(int file, int ordinal) {
        Place place = places[file];
        return done[file] || place != null && ordinal < place.slots();
    }

    static Plan of(FileTree tree, LogSource source, ReplayOptions options) {
        List<Entry> entries = new ArrayList<>();
        boolean several = tree.files().size() + tree.journals().size() > 1;
        for (SourceFile file : tree.files()) {
            long slack = (isCloudTrail(file) ? options.slackCalls() : options.slackOthers()).toMillis();
            long bound = UNBOUNDED;
            if (file.hasStamp()) {
                bound = file.stamp() - slack;
            } else if (several) {
                long first = firstTime(file, source, options);
                bound = first == UNBOUNDED ? UNBOUNDED : first - slack;
            }
            entries.add(new Entry(file, bound, slack));
        }
        entries.sort(Comparator.comparingLong(Entry::bound));
        return new Plan(entries, new boolean[entries.size()], new Place[entries.size()]);
    }

    private static boolean isCloudTrail(SourceFile file) {
        return !file.name().contains("_vpcflowlogs_") && !file.name().contains("_vpcdnsquerylogs_");
    }

    /** The oldest event of the first block; unbounded for archives and for blocks without a good record. */
    private static long firstTime(SourceFile file, LogSource source, ReplayOptions options) {
        RunAccount aside = new RunAccount();
        Members members = new Members();
        Blocks.Intake intake = new Blocks.Intake() {
            @Override
            public RunAccount account() {
                return aside;
            }

            @Override
            public Members members() {
                return members;
            }

            @Override
            public void reject(Reject reject) {}
        };
        Block block = new Block();
        try (PlainReader reader = source.open(file)) {
            Blocks blocks = new Blocks(reader, intake, options, PEEK_BYTES);
            if (!blocks.next(block) || members.name(0).contains("!/")) {
                return UNBOUNDED;
            }
        }
        Map<Kind, Run> runs = new EnumMap<>(Kind.class);
        Peek.decoders(options)
                .decode(
                        block,
                        kind -> runs.computeIfAbsent(kind, one -> new Run(Peek.PROJECTION.layout(one))),
                        new Tally());
        long oldest = Long.MAX_VALUE;
        for (Run run : runs.values()) {
            for (int row = 0; row < run.rows(); row++) {
                oldest = Math.min(oldest, run.time(row));
            }
        }
        return oldest == Long.MAX_VALUE ? UNBOUNDED : oldest;
    }

    List<Entry> entries() {
        return entries;
    }

    long bytes() {
        return entries.stream().mapToLong(entry -> entry.file().size()).sum();
    }

    /** Decoders that are asked for nothing but the order key. */
    private static final class Peek {
        static final Projection PROJECTION = Projection.of(List.of(), List.of());
        static final PublicSuffixes NO_SUFFIXES = PublicSuffixes.of(List.of());

        private Peek() {}

        static Decoders decoders(ReplayOptions options) {
            return new Decoders(
                    PROJECTION,
                    NO_SUFFIXES,
                    options.limits().record(),
                    options.limits().depth(),
                    options.mapping());
        }
    }
}

package io.kumoban.engine.pipeline;

import io.kumoban.engine.event.Run;
import io.kumoban.engine.format.Block;
import io.kumoban.engine.journal.Excerpt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place of the first ring: raw bytes on their way in, sorted runs on their way out. Small files travel whole and
 * packed, some together, so that inflating runs in parallel; a large one comes as plain blocks, cut at record borders.
 */
final class Slot {
    /** What the slot carries. */
    enum Load {
        FILES,
        BLOCK,
        JOURNAL,
        END
    }

    Load load = Load.END;
    /** For {@link Load#FILES}: small files, or none, which is the end of a larger one. */
    final Parcel parcel = new Parcel();
    /** For {@link Load#BLOCK}: the plain bytes. */
    final Block block = new Block();
    /** For {@link Load#JOURNAL}: the journal, and a block of it as it is stored. */
    @Nullable
    OpenJournal journal;

    final Excerpt excerpt = new Excerpt();
    int excerptRows;

    /** No event of this file, or of these, is older than this, as far as its stamp or first block tells. */
    long fileBound;
    /** No event of any file that comes later is older than this. */
    long nextBound;
    /** How far behind its newest event an older event of the same file may lie, in milliseconds. */
    long slack;
    /** The file's rank in the plan; of several files that of the last. */
    int fileNumber;
    /** Of several files the first one's rank; else the file's. */
    int firstFile;
    /** How many slots of the file came before. */
    int ordinal;
    /** Where reading the file could begin again behind this slot; null where it could not, or nobody asked. */
    @Nullable
    Place place;
    /** What the slot brings to the account of a replay. */
    @Nullable
    Portion portion;
    /** Whether the file ends with this slot; several always do. */
    boolean fileEnds;

    /** What the decoders made of it; each run is sorted. */
    final List<Run> runs = new ArrayList<>();
}

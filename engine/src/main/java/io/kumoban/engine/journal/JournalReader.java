package io.kumoban.engine.journal;

import static java.util.Objects.requireNonNull;

import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.format.Projection;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A journal that is being read, block by block in the total order. It says what it holds before the first block is
 * read. Used by one thread; what it hands out is read by others.
 */
public final class JournalReader implements AutoCloseable {
    private final String name;
    private final ExcerptLog log;
    private final JournalHeader header;
    private final Totals totals;
    private final @Nullable JournalEnd end;
    private final ByteInput in = new ByteInput();
    private Excerpt ahead = new Excerpt();
    private @Nullable BlockHead next;
    private volatile int[] members = {};
    private int memberCount;

    private JournalReader(String name, ExcerptLog log) {
        this.name = name;
        this.log = log;
        Excerpt piece = new Excerpt();
        if (!log.last(piece)) {
            throw JournalError.unreadable(
                    "The journal %s is empty: its ingest was broken off before it began; start it again."
                            .formatted(name));
        }
        Totals found = new Totals();
        JournalEnd account = null;
        try {
            in.open(piece.bytes, 0, piece.length);
            if (piece.type == Excerpt.Type.END) {
                found = Totals.read(in);
                account = JournalEnd.read(in);
            } else if (piece.type == Excerpt.Type.BLOCK) {
                found = BlockHead.read(in).totals();
            }
            if (!log.next(piece) || piece.type != Excerpt.Type.HEADER) {
                throw new IndexOutOfBoundsException("it begins with no header");
            }
            header = JournalHeader.read(piece.bytes, piece.length);
        } catch (IndexOutOfBoundsException damaged) {
            throw JournalError.unreadable(
                    "%s cannot be read as a journal: %s.".formatted(name, damaged.getMessage()), damaged);
        }
        totals = found;
        end = account;
        advance();
    }

    /**
     * Opens a journal.
     *
     * @param name what people call it
     * @throws JournalError when it is none, or damaged
     */
    public static JournalReader open(Path folder, String name) {
        ExcerptLog log = ExcerptLog.reading(folder);
        try {
            return new JournalReader(name, log);
        } catch (RuntimeException failed) {
            log.close();
            throw failed;
        }
    }

    public String name() {
        return name;
    }

    public JournalHeader header() {
        return header;
    }

    /** What all its blocks hold together. */
    public Totals totals() {
        return totals;
    }

    /** The account of its ingest; null when that was broken off. */
    public @Nullable JournalEnd end() {
        return end;
    }

    /**
     * Refuses a replay that asks for what the journal does not hold.
     *
     * @param anyFamily whether a field may be missing where another family has one of the same path
     * @throws JournalError naming what is missing, with the mend
     */
    public void require(Projection projection, Grounds grounds, boolean anyFamily) {
        Set<String> missing = new LinkedHashSet<>();
        for (Kind kind : Kind.values()) {
            if (totals.rows(kind) == 0) {
                continue;
            }
            for (Field field : projection.layout(kind).fields()) {
                if (!header.fields().holds(field) && !(anyFamily && heldByAnother(field))) {
                    missing.add(field.path());
                }
            }
        }
        if (!missing.isEmpty()) {
            throw JournalError.unfit(
                    ("The journal %s does not hold the field %s, which is asked for; ingest the logs again "
                                    + "into another folder with --fields %s.")
                            .formatted(name, String.join(", ", missing), String.join(",", missing)));
        }
        if (totals.rows(Kind.FLOW) > 0 && header.grounds().context() != grounds.context()) {
            throw JournalError.unfit(
                    ("The journal %s was made with another --context, by which the sides of its flows were "
                                    + "told; give the same one again, or ingest the logs with this one.")
                            .formatted(name));
        }
        if (totals.rows(Kind.DNS_QUERY) > 0 && header.grounds().suffixes() != grounds.suffixes()) {
            throw JournalError.unfit(
                    ("The journal %s was made with another public suffix list, by which its registered "
                                    + "domains were told; ingest the logs again with this version of Kumoban.")
                            .formatted(name));
        }
    }

    private boolean heldByAnother(Field field) {
        for (Kind kind : Kind.values()) {
            if (totals.rows(kind) > 0 && header.fields().holds(Field.at(kind, field.steps()))) {
                return true;
            }
        }
        return false;
    }

    /** No event that is still to come is older, milliseconds since 1970; {@link Long#MAX_VALUE} at the end. */
    public long bound() {
        return next == null ? Long.MAX_VALUE : next.first().time();
    }

    /** Whether there is another block. */
    public boolean hasNext() {
        return next != null;
    }

    /**
     * Takes the next block.
     *
     * @param spare     a piece that is no longer used, for its memory; it is filled
     * @param numbering gives a member a number in this replay by its name
     * @return its rows
     */
    public int take(Excerpt spare, ToIntFunction<String> numbering) {
        BlockHead head = requireNonNull(next, "there is no further block");
        byte[] bytes = spare.bytes;
        spare.type = ahead.type;
        spare.bytes = ahead.bytes;
        spare.length = ahead.length;
        ahead = new Excerpt();
        ahead.bytes = bytes;
        addMembers(head.members(), numbering);
        int rows = head.allRows();
        advance();
        return rows;
    }

    private void addMembers(List<String> names, ToIntFunction<String> numbering) {
        if (names.isEmpty()) {
            return;
        }
        int[] known = members;
        if (memberCount + names.size() > known.length) {
            known = Arrays.copyOf(known, Math.max(memberCount + names.size(), known.length * 2));
        }
        for (String member : names) {
            known[memberCount++] = numbering.applyAsInt(member);
        }
        members = known;
    }

    /** The numbers in this replay of the members of all blocks that were taken; it grows at its end only. */
    public int[] members() {
        return members;
    }

    /** The failure to say that a block cannot be decoded. */
    public JournalError damaged(IndexOutOfBoundsException why) {
        return JournalError.unreadable(
                "The journal %s is damaged (%s); ingest the logs again into another folder."
                        .formatted(name, why.getMessage()),
                why);
    }

    private void advance() {
        OrderKey before = next == null ? null : next.last();
        next = null;
        boolean there = log.next(ahead);
        if (!there || ahead.type != Excerpt.Type.BLOCK) {
            if (end != null && !there) {
                throw damaged(new IndexOutOfBoundsException("it breaks off before its end"));
            }
            return;
        }
        try {
            in.open(ahead.bytes, 0, ahead.length);
            next = BlockHead.read(in);
        } catch (IndexOutOfBoundsException damaged) {
            throw damaged(damaged);
        }
        if (before != null && before.compareTo(next.first()) > 0) {
            throw damaged(new IndexOutOfBoundsException("its blocks are out of order"));
        }
    }

    @Override
    public void close() {
        log.close();
    }
}

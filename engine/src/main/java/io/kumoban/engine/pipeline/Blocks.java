package io.kumoban.engine.pipeline;

import io.kumoban.engine.event.Members;
import io.kumoban.engine.foreign.CsvMapping;
import io.kumoban.engine.format.Block;
import io.kumoban.engine.format.Format;
import io.kumoban.engine.format.FormatSniffer;
import io.kumoban.engine.format.HeaderLines;
import io.kumoban.engine.format.JsonFramer;
import io.kumoban.engine.format.Nesting;
import io.kumoban.engine.scan.LineEnds;
import io.kumoban.engine.source.Damage;
import io.kumoban.engine.source.Member;
import io.kumoban.engine.source.PlainReader;
import io.kumoban.engine.source.Skipped;
import io.kumoban.engine.source.Stretch;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one file into blocks at record borders, member by member. Holds at most one block and one record in memory;
 * a record beyond the limit is passed over byte by byte and counted as bad, and what follows damage is counted as bad.
 */
final class Blocks {
    /** Plain bytes of an ordinary block. */
    static final int BLOCK_BYTES = 512 << 10;

    private final PlainReader reader;
    private final Intake intake;
    private final @Nullable CsvMapping mapping;
    private final int maxRecord;
    private final int blockBytes;
    private final JsonFramer framer;

    private byte[] buffer;
    private int length;
    private long origin;
    private boolean ended;
    private boolean lends;
    /** What is left of a member that lies in memory as a whole. */
    private @Nullable Stretch whole;

    private @Nullable Member member;
    private int memberNumber;
    private Format format = Format.UNKNOWN;
    private Nesting nesting = Nesting.NONE;
    /** Whether the last cut of JSON was made without looking into the documents before it. */
    private boolean betweenDocuments;

    private byte @Nullable [] header;
    private int skippedSeen;

    Blocks(PlainReader reader, Intake intake, ReplayOptions options, int blockBytes) {
        this(reader, intake, options, blockBytes, new byte[blockBytes]);
    }

    /** Begins with a buffer of {@code blockBytes} bytes that was left over from another file. */
    Blocks(PlainReader reader, Intake intake, ReplayOptions options, int blockBytes, byte[] spare) {
        this.reader = reader;
        this.intake = intake;
        this.blockBytes = blockBytes;
        mapping = options.mapping();
        maxRecord = options.limits().record();
        framer = new JsonFramer(maxRecord, options.limits().depth());
        buffer = spare;
    }

    /** Where the next block begins; null inside archives and between members, where reading cannot begin again. */
    @Nullable
    Place place(int slots) {
        if (member == null || member.name().contains("!/")) {
            return null;
        }
        return new Place(slots, origin, length, reader.compressedBytes(), format, nesting, header);
    }

    /**
     * Goes to a place that a reading of the same file told of; nothing before it is counted again.
     *
     * @return whether that took no reading of what lies before
     */
    boolean begin(Place place) {
        Member first = reader.next();
        if (first == null) {
            return false;
        }
        member = first;
        memberNumber = intake.members().add(first.name());
        boolean unread = reader.skip(place.origin());
        length = 0;
        ended = false;
        origin = place.origin();
        format = place.format();
        nesting = place.nesting();
        header = place.header();
        intake.account().plainBytes.addAndGet(-place.ahead());
        return unread;
    }

    /** The buffer that is left over at the end of the file, of {@code blockBytes} bytes. */
    byte[] leftOver() {
        return buffer.length == blockBytes ? buffer : new byte[blockBytes];
    }

    /**
     * The next records, for a reader that is done with a block before it asks for the next: where a member lies in memory
     * as a whole, its bytes are lent and not copied.
     *
     * @param own  is filled with bytes that are copied, and keeps them
     * @param lent is filled with bytes that are not its own
     * @return the one that was filled; null at the end of the file
     */
    @Nullable
    Block next(Block own, Block lent) {
        lends = true;
        if (member == null && !openMember()) {
            return null;
        }
        if (whole != null) {
            lend(lent, whole);
            return lent;
        }
        return next(own) ? own : null;
    }

    /** Fills the block with the next records; false at the end of the file. */
    boolean next(Block block) {
        while (true) {
            if (member == null && !openMember()) {
                return false;
            }
            int wanted = blockBytes;
            fill(wanted);
            while (true) {
                if (ended && reader.damage() == null) {
                    boolean needed = length > 0 || nesting != Nesting.NONE;
                    handOver(block, length, true);
                    member = null;
                    if (needed) {
                        return true;
                    }
                    break;
                }
                int cut = !format.isJson() ? cutLines() : ended ? cutDamagedJson() : cutJson();
                if (cut > 0) {
                    handOver(block, cut, false);
                    if (ended) {
                        reportDamage();
                    }
                    return true;
                }
                if (ended) {
                    reportDamage();
                    break;
                }
                if (length > maxRecord) {
                    passOverLongRecord();
                    break;
                }
                wanted = Math.max(length * 2, wanted);
                fill(wanted);
            }
        }
    }

    private boolean openMember() {
        while (true) {
            Member next = reader.next();
            tellSkipped();
            if (next == null) {
                return false;
            }
            length = 0;
            origin = 0;
            ended = false;
            nesting = Nesting.NONE;
            header = null;
            whole = lends ? reader.whole() : null;
            if (whole == null) {
                fill(blockBytes);
            } else {
                length = whole.length();
                intake.account().plainBytes.addAndGet(length);
            }
            intake.account().filesFound.incrementAndGet();
            if (length == 0) {
                Damage damage = reader.damage();
                if (damage == null) {
                    intake.account().skip(next.name(), "is empty");
                    continue;
                }
                intake.account().filesRead.incrementAndGet();
                intake.reject(new Reject(next.name(), damage.offset(), 0, damage.reason(), new byte[0]));
                continue;
            }
            format = whole == null
                    ? FormatSniffer.sniff(buffer, 0, length, mapping)
                    : FormatSniffer.sniff(whole.bytes(), whole.from(), whole.to(), mapping);
            if (format == Format.UNKNOWN) {
                intake.account().skip(next.name(), "is no log in a format that Kumoban reads");
                continue;
            }
            intake.account().filesRead.incrementAndGet();
            member = next;
            memberNumber = intake.members().add(next.name());
            return true;
        }
    }

    private void tellSkipped() {
        for (Skipped skipped :
                reader.skipped().subList(skippedSeen, reader.skipped().size())) {
            intake.account().filesFound.incrementAndGet();
            intake.account().skip(skipped.name(), skipped.reason());
        }
        skippedSeen = reader.skipped().size();
    }

    private void fill(int wanted) {
        if (buffer.length < wanted) {
            buffer = Arrays.copyOf(buffer, wanted);
        }
        while (!ended && length < wanted) {
            int count = reader.read(buffer, length, wanted - length);
            if (count < 0) {
                ended = true;
            } else {
                length += count;
                intake.account().plainBytes.addAndGet(count);
            }
        }
    }

    private int cutJson() {
        int line = nesting == Nesting.NONE ? cutBetweenDocuments() : 0;
        betweenDocuments = line > 0;
        if (betweenDocuments) {
            return line;
        }
        framer.open(buffer, 0, length, false, false, nesting);
        while (true) {
            switch (framer.next()) {
                case RECORD, BAD -> {}
                case CUT -> {
                    return framer.start();
                }
                case END -> {
                    return framer.position();
                }
            }
        }
    }

    /**
     * Behind the last line feed between a closing and an opening brace; 0 without one. No value holds these three bytes
     * one behind the other, so there one document ends and the next begins, and behind a broken one the framer would go
     * on there too.
     */
    private int cutBetweenDocuments() {
        for (int at = length - 2; at > 0; at--) {
            if (buffer[at] == '\n' && buffer[at + 1] == '{' && isEnd(buffer[at - 1], at)) {
                return at + 1;
            }
        }
        return 0;
    }

    private boolean isEnd(byte before, int lineFeed) {
        return before == '}' || before == '\r' && lineFeed > 1 && buffer[lineFeed - 2] == '}';
    }

    /** Where the record begins that the damage cut; whatever is whole before it is used, also behind a broken one. */
    private int cutDamagedJson() {
        betweenDocuments = false;
        framer.open(buffer, 0, length, true, false, nesting);
        int rest = length;
        while (true) {
            switch (framer.next()) {
                case RECORD -> {}
                case BAD, CUT -> rest = framer.end() == length ? framer.start() : length;
                case END -> {
                    return rest;
                }
            }
        }
    }

    private int cutLines() {
        for (int i = length - 1; i >= 0; i--) {
            if (buffer[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    private void handOver(Block block, int cut, boolean last) {
        byte[] spare = block.bytes;
        int rest = length - cut;
        block.bytes = buffer;
        block.from = 0;
        block.to = cut;
        block.origin = origin;
        block.member = memberNumber;
        block.format = format;
        block.last = last;
        block.header = header;
        block.nesting = nesting;
        if (format.isJson()) {
            nesting = last || betweenDocuments ? Nesting.NONE : framer.nesting();
        } else {
            header = HeaderLines.after(format, mapping, header, buffer, 0, cut);
        }
        buffer = spare.length >= Math.max(rest, blockBytes) ? spare : new byte[Math.max(rest, blockBytes)];
        System.arraycopy(block.bytes, cut, buffer, 0, rest);
        origin += cut;
        length = rest;
    }

    /** Lends a document as a whole, and lines as many as fit into an ordinary block, so that their run is no larger. */
    private void lend(Block block, Stretch left) {
        int to = left.to();
        if (!format.isJson() && left.length() > blockBytes) {
            to = Math.min(to, LineEnds.next(left.bytes(), left.from() + blockBytes, to) + 1);
        }
        block.bytes = left.bytes();
        block.from = left.from();
        block.to = to;
        block.origin = origin - left.from();
        block.member = memberNumber;
        block.format = format;
        block.last = to == left.to();
        block.header = header;
        block.nesting = Nesting.NONE;
        if (block.last) {
            whole = null;
            member = null;
            return;
        }
        header = HeaderLines.after(format, mapping, header, left.bytes(), left.from(), to);
        origin += to - left.from();
        whole = new Stretch(left.bytes(), to, left.to());
    }

    private void reportDamage() {
        Damage damage = reader.damage();
        if (damage != null && member != null) {
            intake.reject(new Reject(member.name(), origin, length, damage.reason(), sample(length)));
        }
        member = null;
    }

    private byte[] sample(int bytes) {
        return Arrays.copyOf(buffer, Math.min(bytes, Reject.SAMPLE_BYTES));
    }

    /** Passes over a record that is too long to be held, up to its end, and counts it as bad. */
    private void passOverLongRecord() {
        if (member == null) {
            return;
        }
        byte[] sample = sample(length);
        long start = origin;
        LongRecord record = new LongRecord(format.isJson(), nesting, framer.firstKey());
        int end = record.end(buffer, length);
        while (end < 0 && !ended) {
            int held = length - record.held();
            System.arraycopy(buffer, record.held(), buffer, 0, held);
            origin += length - held;
            length = held;
            fill(held + blockBytes);
            end = record.end(buffer, length);
        }
        int passed = end < 0 ? length : end;
        intake.reject(new Reject(
                member.name(),
                start,
                origin + passed - start,
                "the record is longer than " + maxRecord + " bytes (see --max-record)",
                sample));
        System.arraycopy(buffer, passed, buffer, 0, length - passed);
        origin += passed;
        length -= passed;
    }

    /** What a file's records, names and numbers are told to. */
    interface Intake {
        RunAccount account();

        Members members();

        /** Takes a bad record and counts it. */
        void reject(Reject reject);

        /** Adds to the records of a member, good and bad ones. */
        default void count(int member, long records) {
            members().count(member, records);
        }
    }
}

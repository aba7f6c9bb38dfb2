package io.kumoban.engine.pipeline;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.RowSorter;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.format.Block;
import io.kumoban.engine.format.Decoders;
import io.kumoban.engine.format.Tally;
import io.kumoban.engine.journal.BlockReader;
import io.kumoban.engine.source.LogSource;
import io.kumoban.engine.source.PlainReader;
import io.kumoban.engine.source.SourceFile;
import io.kumoban.engine.timeline.RunPool;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns the bytes of a slot into sorted runs and counts all that it met. Used by one thread; there are several. */
final class DecodeStage {
    private static final int ENOUGH_ROWS = 16_384;

    private final LogSource source;
    private final ReplayOptions options;
    private final Decoders decoders;
    private final RunPool pool;
    private final Blocks.Intake intake;
    private final Tally tally = new Tally();
    private final RowSorter sorter = new RowSorter();
    private final Block block = new Block();
    private final Block lent = new Block();
    private final Map<OpenJournal, BlockReader> blockReaders = new HashMap<>();
    /** Small files are many, and clearing a new buffer for each costs more than decoding it. */
    private byte[] spare = new byte[Blocks.BLOCK_BYTES];

    DecodeStage(LogSource source, ReplayOptions options, Decoders decoders, RunPool pool, Blocks.Intake intake) {
        this.source = source;
        this.options = options;
        this.decoders = decoders;
        this.pool = pool;
        this.intake = intake;
    }

    void decode(Slot slot) {
        switch (slot.load) {
            case BLOCK -> decode(slot.block, slot.runs);
            case FILES -> {
                for (int file = 0; file < slot.parcel.files().size(); file++) {
                    decodeFile(slot.parcel, file, slot.runs);
                }
            }
            case JOURNAL -> {
                OpenJournal journal = slot.journal;
                if (journal != null) {
                    decodeJournal(journal, slot);
                }
            }
            case END -> {}
        }
        slot.runs.forEach(run -> run.sort(sorter));
    }

    private void decodeFile(Parcel parcel, int number, List<Run> runs) {
        SourceFile file = parcel.files().get(number);
        try (PlainReader reader = source.open(file, parcel.bytes(), parcel.from(number), parcel.to(number))) {
            Blocks blocks = new Blocks(reader, intake, options, Blocks.BLOCK_BYTES, spare);
            for (Block next = blocks.next(block, lent); next != null; next = blocks.next(block, lent)) {
                decode(next, runs);
            }
            spare = blocks.leftOver();
        }
        intake.account().compressedBytes.addAndGet(file.size());
    }

    private void decodeJournal(OpenJournal journal, Slot slot) {
        BlockReader reader = blockReaders.computeIfAbsent(journal, OpenJournal::blockReader);
        int left = journal.read(reader, slot.excerpt, kind -> {
            Run run = pool.take(kind);
            slot.runs.add(run);
            return run;
        });
        RunAccount account = intake.account();
        account.recordsRead.addAndGet(slot.excerptRows);
        if (left > 0) {
            account.ignore("outside-from-to", left);
        }
    }

    private void decode(Block bytes, List<Run> runs) {
        tally.clear();
        decoders.decode(bytes, kind -> runFor(kind, runs), tally);
        RunAccount account = intake.account();
        account.recordsRead.addAndGet(tally.records() - tally.bad().size());
        intake.count(bytes.member, tally.records());
        account.malformedValues.addAndGet(tally.malformedValues());
        tally.ignored().forEach(account::ignore);
        for (Tally.Bad bad : tally.bad()) {
            String file = intake.members().name(bad.member());
            intake.reject(new Reject(file, bad.offset(), bad.length(), bad.reason(), bad.sample()));
        }
    }

    /** The newest run of a family while it has room; a block may hold records of several families. */
    private Run runFor(Kind kind, List<Run> runs) {
        for (int i = runs.size() - 1; i >= 0; i--) {
            Run last = runs.get(i);
            if (last.kind() == kind) {
                if (last.rows() < ENOUGH_ROWS) {
                    return last;
                }
                break;
            }
        }
        Run fresh = pool.take(kind);
        runs.add(fresh);
        return fresh;
    }
}

package io.kumoban.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.format.Projection;
import io.kumoban.engine.format.PublicSuffixes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals as real files: what was written, broken off, damaged, or in use. */
class JournalFilesTest {
    private static final Projection PLAIN = Projection.of(List.of(), List.of());
    private static final Grounds GROUNDS = Grounds.of(Assets.NONE, PublicSuffixes.of(List.of()));
    private static final JournalHeader HEADER =
            new JournalHeader(FieldsHeld.of(PLAIN), GROUNDS, Map.of("from", "0"), false);
    private static final JournalEnd END =
            new JournalEnd(Map.of("filesRead", 1L), Map.of(), Map.of(), Map.of(), Map.of(), List.of());

    @TempDir
    Path folder;

    @Test
    void aWholeJournalSaysWhatItHolds() {
        write(0, 30_000, true);
        try (JournalReader journal = JournalReader.open(folder, "j")) {
            assertThat(journal.totals().rows(Kind.FLOW)).isEqualTo(30_000);
            assertThat(journal.end()).isEqualTo(END);
            assertThat(read(journal)).isEqualTo(30_000);
        }
    }

    @Test
    void anIngestThatWasBrokenOffGoesOnBehindItsLastBlock() {
        write(0, 20_000, false);
        try (JournalReader journal = JournalReader.open(folder, "j")) {
            assertThat(journal.end()).isNull();
            assertThat(read(journal)).isEqualTo(20_000);
        }
        write(0, 30_000, true);
        try (JournalReader journal = JournalReader.open(folder, "j")) {
            assertThat(journal.end()).isNotNull();
            assertThat(read(journal)).isEqualTo(30_000);
            assertThat(journal.totals().chain()).isEqualTo(unbroken().chain());
        }
    }

    @Test
    void aStreamThatBeginsOtherwiseIsRefused() {
        write(0, 20_000, false);
        assertThatThrownBy(() -> write(1, 30_000, true))
                .isInstanceOf(JournalError.class)
                .hasMessageContaining("are not those")
                .hasMessageContaining(folder.toString());
        assertThatThrownBy(() -> write(0, 10_000, true)).isInstanceOf(JournalError.class);
    }

    @Test
    void onlyOneWritesAtATime() {
        try (JournalWriter first = JournalWriter.open(folder, HEADER)) {
            assertThat(first.found().totals().rows()).isZero();
            assertThatThrownBy(() -> JournalWriter.open(folder, HEADER))
                    .isInstanceOf(JournalError.class)
                    .hasMessageContaining("Another process");
        }
    }

    @Test
    void theLockOfADeadProcessIsNoHindrance() throws IOException {
        write(0, 9_000, false);
        Files.writeString(folder.resolve("ingest.lock"), "");
        write(0, 9_000, true);
        try (JournalReader journal = JournalReader.open(folder, "j")) {
            assertThat(read(journal)).isEqualTo(9_000);
        }
    }

    @Test
    void aFullDiskIsSaidAndWhatWasWrittenStaysReadable() {
        long[] room = {1L << 40};
        try (JournalWriter journal = JournalWriter.open(folder, HEADER, () -> room[0])) {
            fill(journal, 0, 9_000);
            room[0] = 1000;
            assertThatThrownBy(() -> fill(journal, 9_000, 20_000))
                    .isInstanceOf(JournalError.class)
                    .hasMessageContaining("is full")
                    .hasMessageContaining("Make room");
        }
        try (JournalReader journal = JournalReader.open(folder, "j")) {
            assertThat(read(journal)).isEqualTo(9_000);
        }
    }

    @Test
    void aFlippedBitInABlockIsSaidWithItsPlace() throws IOException {
        write(0, 30_000, true);
        Path file = queueFile();
        long middle = lastByte(file) / 2;
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(middle);
            int b = bytes.read();
            bytes.seek(middle);
            bytes.write(b ^ 4);
        }
        assertThatThrownBy(() -> {
                    try (JournalReader journal = JournalReader.open(folder, "j")) {
                        read(journal);
                    }
                })
                .isInstanceOf(JournalError.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("excerpt");
    }

    @Test
    void aFieldThatIsNotHeldIsNamedWithTheMend() {
        write(0, 10, true);
        Projection more = Projection.of(List.of(Field.ofFlow("tcp-flags")), List.of());
        try (JournalReader journal = JournalReader.open(folder, "j")) {
            assertThatThrownBy(() -> journal.require(more, GROUNDS, false))
                    .isInstanceOf(JournalError.class)
                    .hasMessageContaining("--fields tcp-flags");
            assertThatThrownBy(() -> journal.require(PLAIN, new Grounds(7, 7), false))
                    .isInstanceOf(JournalError.class)
                    .hasMessageContaining("--context");
        }
    }

    private Totals unbroken() {
        Path other = folder.resolveSibling(folder.getFileName() + "-unbroken");
        try (JournalWriter journal = JournalWriter.open(other, HEADER)) {
            return fill(journal, 0, 30_000);
        }
    }

    private void write(int variant, int rows, boolean whole) {
        try (JournalWriter journal = JournalWriter.open(folder, HEADER)) {
            BlockFiller filler = new BlockFiller(journal);
            fill(journal, filler, variant, 0, rows);
            Totals totals = filler.end();
            if (whole) {
                journal.end(totals, END);
            }
        }
    }

    private static Totals fill(JournalWriter journal, int from, int to) {
        BlockFiller filler = new BlockFiller(journal);
        fill(journal, filler, 0, from, to);
        return filler.soFar();
    }

    private static void fill(JournalWriter journal, BlockFiller filler, int variant, int from, int to) {
        PendingBlock block = new PendingBlock(PLAIN);
        BlockWriter writer = new BlockWriter();
        block.clear();
        Run run = new Run(PLAIN.layout(Kind.FLOW));
        for (int i = from; i < to; i++) {
            run.clear();
            run.open();
            byte[] text = {(byte) ('a' + i % 7)};
            for (int slot = 0; slot < run.layout().fields().size(); slot++) {
                run.setSlice(slot, 0, run.addText(text, 0, 1, 0));
            }
            for (int column = 0; column < run.layout().numbers(); column++) {
                run.setNumber(column, 0, i * 31L % 977);
            }
            run.setAccount(0, 0);
            long id = Hashes.mix(i + variant + 1);
            run.setOrderKey(0, 1_700_000_000_000L + i * 1000L, id, 0, id, 0);
            run.setPlace(0, 0, i * 100L, 100);
            run.setDispatch(0, 0);
            run.commit();
            filler.add(run, 0, "flows.log", block);
            if (block.isFull() || i == to - 1) {
                filler.close(block);
                if (!block.isEmpty()) {
                    block.pack(writer);
                    journal.append(block);
                }
                block.clear();
            }
        }
    }

    private static long read(JournalReader journal) {
        BlockReader reader = new BlockReader(PLAIN, journal.header().fields());
        Excerpt block = new Excerpt();
        long rows = 0;
        while (journal.hasNext()) {
            journal.take(block, name -> 3);
            Run run = new Run(PLAIN.layout(Kind.FLOW));
            reader.read(block, journal.members(), kind -> run);
            rows += run.rows();
            assertThat(run.member(0)).isEqualTo(3);
        }
        return rows;
    }

    private Path queueFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The queue's file is sparse behind what was written. */
    private static long lastByte(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        int last = all.length - 1;
        while (all[last] == 0) {
            last--;
        }
        return last;
    }
}

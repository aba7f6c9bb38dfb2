package io.kumoban.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.format.Projection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever a piece of a journal holds, it is read, or its reader says that it is damaged. Blocks are not fuzzed: their
 * checksum vouches for the sizes that they announce, and memory is taken as announced.
 */
class JournalFuzzTest {
    private static final Projection PLAIN = Projection.of(List.of(), List.of());

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockIsReadOrDamaged(byte[] bytes) {
        Excerpt block = new Excerpt();
        block.type = Excerpt.Type.BLOCK;
        block.bytes = bytes;
        block.length = bytes.length;
        readOrDamaged(() -> new BlockReader(PLAIN, FieldsHeld.of(PLAIN))
                .read(block, new int[16], kind -> new Run(PLAIN.layout(kind))));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void aHeaderIsReadOrDamaged(byte[] bytes) {
        readOrDamaged(() -> JournalHeader.read(bytes, bytes.length));
    }

    @MethodSource("headers")
    @FuzzTest
    void fuzzHeaders(byte[] bytes) {
        aHeaderIsReadOrDamaged(bytes);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void anEndIsReadOrDamaged(byte[] bytes) {
        ByteInput in = new ByteInput();
        readOrDamaged(() -> {
            in.open(bytes, 0, bytes.length);
            Totals.read(in);
            JournalEnd.read(in);
        });
    }

    @MethodSource("ends")
    @FuzzTest
    void fuzzEnds(byte[] bytes) {
        anEndIsReadOrDamaged(bytes);
    }

    private static void readOrDamaged(Runnable read) {
        // The journal's reader makes a sentence of an index out of bounds.
        assertThatCode(read::run)
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isNull(),
                        thrown -> assertThat(thrown).isInstanceOf(IndexOutOfBoundsException.class));
    }

    @Test
    void aBlockThatAnnouncesMoreRowsThanAnyHoldsIsDamaged() {
        OrderKey key = new OrderKey(0, Kind.FLOW, 0, 0, 0, 0);
        int[] rows = new int[Kind.count()];
        rows[Kind.FLOW.ordinal()] = Integer.MAX_VALUE;
        ByteOutput out = new ByteOutput();
        new BlockHead(key, key, rows, new Totals(), List.of()).write(out);
        ByteInput in = new ByteInput();
        in.open(out.bytes(), 0, out.size());

        assertThatThrownBy(() -> BlockHead.read(in))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("rows");
    }

    static Stream<byte[]> blocks() {
        return Stream.of(Kind.values()).map(JournalFuzzTest::block);
    }

    private static byte[] block(Kind kind) {
        Run[] runs = new Run[Kind.count()];
        int[] counts = new int[runs.length];
        for (Kind each : Kind.values()) {
            runs[each.ordinal()] = new Run(PLAIN.layout(each));
        }
        Run run = runs[kind.ordinal()];
        for (int i = 0; i < 20; i++) {
            int row = run.open();
            run.setAllAbsent(row);
            byte[] text = {'a', (byte) ('a' + i % 3)};
            run.setSlice(0, row, run.addText(text, 0, text.length, Slice.STRING));
            run.setOrderKey(row, 1_700_000_000_000L + i * 1000L, i, i, i, 0);
            run.setPlace(row, 1, i * 100L, 100);
            run.setDispatch(row, 0);
            run.commit();
        }
        counts[kind.ordinal()] = run.rows();
        ByteOutput out = new ByteOutput();
        OrderKey first = OrderKey.of(run, 0);
        new BlockHead(first, first, counts, new Totals(), List.of()).write(out);
        new BlockWriter().write(runs, out, new long[runs.length]);
        byte[] bytes = new byte[out.size()];
        System.arraycopy(out.bytes(), 0, bytes, 0, bytes.length);
        return bytes;
    }

    static Stream<byte[]> headers() {
        JournalHeader header = new JournalHeader(FieldsHeld.of(PLAIN), new Grounds(1, 2), Map.of("--seed", "1"), true);
        String start = "{\"program\":\"kumoban-journal\",\"version\":1";
        return Stream.concat(
                Stream.of(header.bytes()),
                Stream.of("{}", "[1", "null", start + ",\"context\":\"no number\"}", start + ",\"context\":[1]}")
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    static Stream<byte[]> ends() {
        return Stream.of(new byte[0], new byte[64], new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
    }
}

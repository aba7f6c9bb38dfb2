package io.kumoban.engine.format;

import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the decoder made of some flow text, given whole or cut into blocks at line borders. */
final class DecodedFlows {
    static final int MEMBER = 7;

    final Run run;
    final Tally tally = new Tally();
    private final FlowTextDecoder decoder;
    private final Flow flow = new Flow();

    private DecodedFlows(Projection projection) {
        run = new Run(projection.layout(Kind.FLOW));
        decoder = new FlowTextDecoder(projection);
    }

    static DecodedFlows of(Projection projection, String text) {
        return of(projection, text.getBytes(StandardCharsets.UTF_8));
    }

    static DecodedFlows of(Projection projection, byte[] text) {
        DecodedFlows decoded = new DecodedFlows(projection);
        decoded.decode(text, 0, text.length, null);
        return decoded;
    }

    /** Cuts the text into blocks of random sizes, each of which lies somewhere in a larger array. */
    static DecodedFlows inBlocks(Projection projection, byte[] text, Random random) {
        DecodedFlows decoded = new DecodedFlows(projection);
        byte[] header = null;
        int from = 0;
        while (from < text.length) {
            int to = Math.min(text.length, from + 1 + random.nextInt(2000));
            while (to < text.length && text[to - 1] != '\n') {
                to++;
            }
            decoded.decode(text, from, to, header);
            header = lastHeader(text, from, to, header);
            from = to;
        }
        return decoded;
    }

    private static byte @Nullable [] lastHeader(byte[] text, int from, int to, byte @Nullable [] before) {
        byte[] header = before;
        int at = from;
        while (at < to) {
            int end = at;
            while (end < to && text[end] != '\n') {
                end++;
            }
            if (FlowColumns.isHeader(text, at, end)) {
                header = Arrays.copyOfRange(text, at, end);
            }
            at = end + 1;
        }
        return header;
    }

    private void decode(byte[] text, int from, int to, byte @Nullable [] header) {
        int margin = 5;
        Block block = new Block();
        block.bytes = new byte[to - from + 2 * margin];
        System.arraycopy(text, from, block.bytes, margin, to - from);
        block.from = margin;
        block.to = margin + to - from;
        block.origin = (long) from - margin;
        block.member = MEMBER;
        block.format = Format.FLOW_TEXT;
        block.last = to == text.length;
        block.header = header;
        decoder.decode(block, run, tally);
    }

    int rows() {
        return run.rows();
    }

    /** The cursor at a row; it moves with the next call. */
    Flow row(int row) {
        flow.at(run, row);
        return flow;
    }

    /** Why the only bad record was rejected. */
    String reason() {
        if (tally.bad().size() != 1) {
            throw new IllegalStateException("not one rejected record but " + tally.bad());
        }
        return tally.bad().getFirst().reason();
    }
}

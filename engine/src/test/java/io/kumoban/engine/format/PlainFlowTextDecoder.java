package io.kumoban.engine.format;

import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.LineHash;
import io.kumoban.engine.event.Run;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Decodes VPC Flow Log text plainly, byte by byte and row by row: what {@link FlowTextDecoder} must equal, whatever the bytes. */
public final class PlainFlowTextDecoder implements Decoder {
    /** The last second that counts as a time, the end of the year 9999: what is above is no count of seconds. */
    static final long LAST_SECOND = 253_402_300_799L;

    private static final String NO_END_COLUMN =
            "has no column end, so no time: include ${end} in the format of the flow log";
    private static final String NO_END = "has no end, so no time";
    private static final String BAD_END = "has an end that is no number of seconds since 1970";

    private static final byte[] NO_DATA = "NODATA".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SKIP_DATA = "SKIPDATA".getBytes(StandardCharsets.US_ASCII);

    private final Projection projection;
    private final PlainFlowRowWriter writer;
    private final Tokens tokens = new Tokens();
    private FlowColumns columns = FlowColumns.DEFAULT;
    private byte[] lastHeader = {};
    private FlowColumns lastColumns = FlowColumns.DEFAULT;

    public PlainFlowTextDecoder(Projection projection) {
        this.projection = projection;
        this.writer = new PlainFlowRowWriter(projection);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when the header of the block is none
     */
    @Override
    public void decode(Block block, Run run, Tally tally) {
        byte[] header = block.header;
        use(header == null ? FlowColumns.DEFAULT : columnsOf(header, 0, header.length));
        byte[] bytes = block.bytes;
        int at = block.textStart();
        while (at < block.to) {
            int lineEnd = at;
            while (lineEnd < block.to && bytes[lineEnd] != '\n') {
                lineEnd++;
            }
            int end = lineEnd > at && bytes[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
            decodeLine(block, at, end, run, tally);
            at = lineEnd + 1;
        }
    }

    private FlowColumns columnsOf(byte[] bytes, int from, int to) {
        if (!Arrays.equals(bytes, from, to, lastHeader, 0, lastHeader.length)) {
            lastColumns = FlowColumns.of(bytes, from, to);
            lastHeader = Arrays.copyOfRange(bytes, from, to);
        }
        return lastColumns;
    }

    private void use(FlowColumns newColumns) {
        if (newColumns != columns) {
            columns = newColumns;
            writer.use(newColumns);
        }
    }

    private void decodeLine(Block block, int from, int to, Run run, Tally tally) {
        if (FlowColumns.isHeader(block.bytes, from, to)) {
            use(columnsOf(block.bytes, from, to));
            return;
        }
        int fields = tokens.split(block.bytes, from, to);
        if (fields == 0) {
            return;
        }
        if (fields != columns.count()) {
            tally.reject(block, from, to, wrongCount(fields));
            return;
        }
        long seconds = tokens.number(columns.end, LAST_SECOND);
        if (seconds < 0) {
            tally.reject(block, from, to, whyNoTime(seconds));
        } else if (tokens.is(columns.status, NO_DATA)) {
            tally.ignore("nodata");
        } else if (tokens.is(columns.status, SKIP_DATA)) {
            tally.ignore("skipdata");
        } else if (!projection.covers(seconds * 1000)) {
            tally.ignore("outside-from-to");
        } else {
            addRow(block, from, to, seconds * 1000, run, tally);
        }
    }

    private void addRow(Block block, int from, int to, long time, Run run, Tally tally) {
        int row = run.open();
        LineHash hash = new LineHash();
        columns.identity().hash(block.bytes, from, to - from, hash);
        run.setOrderKey(row, time, hash.high(), 0, hash.high(), 0);
        run.setPlace(row, block.member, block.offset(from), to - from);
        writer.write(tokens, run, row, tally);
        run.commit();
        tally.accept();
    }

    private String wrongCount(int fields) {
        String has = "has " + fields + (fields == 1 ? " field" : " fields");
        return columns.headed()
                ? has + " where the header names " + columns.count()
                : has + " where the default format has " + columns.count()
                        + ": lines of a custom format need its header line above them";
    }

    private String whyNoTime(long seconds) {
        if (columns.end < 0) {
            return NO_END_COLUMN;
        }
        return seconds == Flow.NONE ? NO_END : BAD_END;
    }
}

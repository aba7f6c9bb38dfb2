package io.kumoban.engine.format;

import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.LineHash;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.scan.LineEnds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Decodes VPC Flow Log text: one record a line, in the columns that the last header line names, else the default ones of
 * version 2. A record is good when it has as many fields as there are columns and its {@code end} can be read; all else
 * that cannot be read is absent.
 */
public final class FlowTextDecoder implements Decoder {
    /** The last second that counts as a time, the end of the year 9999: what is above is no count of seconds. */
    static final long LAST_SECOND = 253_402_300_799L;

    private static final String NO_END_COLUMN =
            "has no column end, so no time: include ${end} in the format of the flow log";
    private static final String NO_END = "has no end, so no time";
    private static final String BAD_END = "has an end that is no number of seconds since 1970";

    private static final byte[] NO_DATA = "NODATA".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SKIP_DATA = "SKIPDATA".getBytes(StandardCharsets.US_ASCII);

    private static final String OUTSIDE = "outside-from-to";

    private final Projection projection;
    private final FlowRowWriter writer;
    private final Tokens tokens = new Tokens();
    private final FlowLines lines = new FlowLines();
    private final LineHash hash = new LineHash();
    private FlowColumns columns = FlowColumns.DEFAULT;
    private byte[] lastHeader = {};
    private FlowColumns lastColumns = FlowColumns.DEFAULT;

    public FlowTextDecoder(Projection projection) {
        this.projection = projection;
        this.writer = new FlowRowWriter(projection);
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
        lines.find(bytes, at, block.to);
        while (at < block.to) {
            int end = take(block, at, run, tally);
            if (end >= 0) {
                if (!projection.covers(lines.lastSeconds() * 1000)) {
                    lines.drop();
                    tally.ignore(OUTSIDE);
                }
                at = bytes[end] == '\r' ? end + 2 : end + 1;
            } else {
                addRows(block, run, tally);
                at = decodeOddLine(block, at, run, tally);
                lines.clear(at);
            }
        }
        addRows(block, run, tally);
    }

    /** Takes a line that looks as most do; -1 when it must be looked at byte by byte. */
    private int take(Block block, int from, Run run, Tally tally) {
        byte[] bytes = block.bytes;
        if (lines.isFull()) {
            addRows(block, run, tally);
            lines.clear(from);
        }
        if (lines.isShort(columns)) {
            addRows(block, run, tally);
            lines.find(bytes, from, block.to);
        }
        return mayBeHeader(bytes, from) ? -1 : lines.take(bytes, from, columns);
    }

    /** Whether a line begins as headers do: with the name of a column. */
    private boolean mayBeHeader(byte[] bytes, int from) {
        byte first = bytes[from];
        boolean unlikeValues = first >= 'a' && first <= 'z' || first < 0;
        return unlikeValues && FlowColumns.isHeader(bytes, from, lines.endOfToken(from));
    }

    /** Decodes a line of any look; returns where the next begins. */
    private int decodeOddLine(Block block, int from, Run run, Tally tally) {
        int lineEnd = LineEnds.next(block.bytes, from, block.to);
        int end = lineEnd > from && block.bytes[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        decodeLine(block, from, end, run, tally);
        return lineEnd + 1;
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
            tally.ignore(OUTSIDE);
        } else {
            lines.takeOdd(tokens, from, to, seconds);
            addRows(block, run, tally);
        }
    }

    /** Makes rows of the lines that are held. */
    private void addRows(Block block, Run run, Tally tally) {
        int count = lines.count();
        if (count == 0) {
            return;
        }
        int row = run.open(count);
        for (int line = 0; line < count; line++) {
            int from = lines.from(line);
            int length = lines.to(line) - from;
            columns.identity().hash(block.bytes, from, length, hash);
            run.setOrderKey(row + line, lines.seconds(line) * 1000, hash.high(), 0, hash.high(), 0);
            run.setPlace(row + line, block.member, block.offset(from), length);
        }
        writer.write(lines, run, row, tally);
        run.commit(count);
        tally.accept(count);
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

package io.kumoban.engine.format;

import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.foreign.ArgusText;
import io.kumoban.engine.foreign.CsvMapping;
import io.kumoban.engine.foreign.JsonReader;
import io.kumoban.engine.foreign.JsonValues;
import io.kumoban.engine.foreign.LineReader;
import io.kumoban.engine.foreign.MappedText;
import io.kumoban.engine.foreign.OcsfJson;
import io.kumoban.engine.foreign.Reading;
import io.kumoban.engine.foreign.SuricataJson;
import io.kumoban.engine.foreign.ZeekJson;
import io.kumoban.engine.foreign.ZeekText;
import io.kumoban.engine.scan.LineEnds;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the logs of other tools. A block may hold records of several families, and a record of both directions
 * becomes two rows that share its identity and differ in their part. Made for being right, not for speed.
 */
final class ForeignDecoder {
    private final ForeignRows rows;
    private final JsonFramer framer;
    private final LineReader zeekText = new ZeekText();
    private final LineReader argus = new ArgusText();
    private final JsonReader zeekJson = new ZeekJson();
    private final JsonReader suricata = new SuricataJson();
    private final JsonReader ocsf = new OcsfJson();
    private final @Nullable LineReader mapped;
    private final Original original = new Original();
    private String columns = "";
    private long firstSeed;
    private long secondSeed;

    ForeignDecoder(
            Projection projection, PublicSuffixes suffixes, int maxRecord, int maxDepth, @Nullable CsvMapping mapping) {
        mapped = mapping == null ? null : new MappedText(mapping);
        rows = new ForeignRows(projection, suffixes, maxRecord, maxDepth);
        framer = new JsonFramer(maxRecord, maxDepth);
    }

    /** As {@link Decoders#decode}, for foreign formats. */
    void decode(Block block, Runs runs, Tally tally) {
        switch (block.format) {
            case ZEEK_TEXT -> lines(zeekText, block, runs, tally);
            case ARGUS -> lines(argus, block, runs, tally);
            case ZEEK_JSON -> objects(zeekJson, block, runs, tally);
            case SURICATA -> objects(suricata, block, runs, tally);
            case OCSF -> objects(ocsf, block, runs, tally);
            case MAPPED -> {
                if (mapped == null) {
                    throw new IllegalArgumentException("CSV cannot be decoded without a mapping");
                }
                lines(mapped, block, runs, tally);
            }
            case CLOUD_TRAIL, FLOW_TEXT, RESOLVER, UNKNOWN ->
                throw new IllegalArgumentException(block.format + " is no foreign format");
        }
    }

    private void lines(LineReader reader, Block block, Runs runs, Tally tally) {
        byte[] header = block.header;
        reader.begin(header == null ? null : new String(header, StandardCharsets.UTF_8));
        byte[] bytes = block.bytes;
        int at = block.textStart();
        while (at < block.to) {
            int lineEnd = LineEnds.next(bytes, at, block.to);
            int end = lineEnd > at && bytes[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
            Reading reading = reader.read(line(bytes, at, end));
            if (reading != null) {
                useSeeds(reader.columns());
                original.set(block, at, end, firstSeed, secondSeed);
                rows.add(reading, original, runs, tally);
            }
            at = lineEnd + 1;
        }
    }

    /** A line without its line end and without a byte order mark, which stands in its middle where files were joined. */
    static String line(byte[] bytes, int from, int end) {
        String text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        int begin = text.startsWith("\ufeff") ? 1 : 0;
        return text.substring(begin, text.endsWith("\r") ? text.length() - 1 : text.length());
    }

    /** Equal lines under other columns are other records. */
    private void useSeeds(String now) {
        if (!now.equals(columns)) {
            byte[] text = now.getBytes(StandardCharsets.UTF_8);
            columns = now;
            firstSeed = Hashes.of(text, 0, text.length);
            secondSeed = Hashes.second(text, 0, text.length);
        }
    }

    private void objects(JsonReader reader, Block block, Runs runs, Tally tally) {
        framer.open(block.bytes, block.from, block.to, true, block.last, block.nesting);
        while (true) {
            switch (framer.next()) {
                case RECORD -> object(reader, framer.start(), framer.end(), block, runs, tally);
                case BAD, CUT -> tally.reject(block, framer.start(), framer.end(), "the record " + framer.reason());
                case END -> {
                    return;
                }
            }
        }
    }

    private void object(JsonReader reader, int from, int end, Block block, Runs runs, Tally tally) {
        String text = new String(block.bytes, from, end - from, StandardCharsets.UTF_8);
        @Nullable JsonValues values = JsonValues.read(text, reader.wanted());
        if (values == null) {
            tally.reject(block, from, framer.giveUp(), "the record breaks the grammar of JSON");
            return;
        }
        original.set(block, from, end, 0, 0);
        rows.add(reader.read(values), original, runs, tally);
    }
}

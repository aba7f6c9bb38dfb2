package io.kumoban.bench.mutate;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.format.BothWays;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of mutated records of one family, in texts of many records each, made from a seed and its number alone. Its
 * decoders begin anew and live for the whole of it.
 */
final class Chapter {
    /** Records of a whole chapter. */
    static final int RECORDS = 20_000;

    private static final int MOST_IN_TEXT = 400;
    private static final int ONE_HEADER_IN = 80;
    private static final int[] MOST_BYTES = {3_000, 1 << 16, 1 << 20};
    private static final int[] MOST_LEVELS = {4, 12, 128};
    private static final Kind[] KINDS = Kind.values();

    /** How texts hold their records. */
    private enum Layout {
        LINES,
        OBJECT,
        ARRAY
    }

    private final long number;
    private final SplittableRandom dice;
    private final Kind kind;
    private final Records records;
    private final Mutation mutation;
    private final int mostBytes;
    private final int mostLevels;
    private int written;

    Chapter(long seed, long number) {
        this.number = number;
        dice = new SplittableRandom(seed * 0x9e3779b97f4a7c15L + number);
        kind = KINDS[(int) (number % KINDS.length)];
        records = switch (kind) {
            case API_CALL -> new CallRecords(dice);
            case FLOW -> new FlowRecords(dice);
            case DNS_QUERY -> new QueryRecords(dice);
        };
        mutation = new Mutation(dice, records);
        mostBytes = MOST_BYTES[dice.nextInt(MOST_BYTES.length)];
        mostLevels = MOST_LEVELS[dice.nextInt(MOST_LEVELS.length)];
    }

    BothWays decoders() {
        return BothWays.of(kind, mostBytes, mostLevels);
    }

    /** How many records were written so far. */
    int written() {
        return written;
    }

    /** Writes the next text, of {@code most} records or fewer. */
    void write(Text text, int most) {
        text.clear();
        Layout layout = layout();
        text.append(layout == Layout.OBJECT ? "{\"Records\":[" : layout == Layout.ARRAY ? "[" : "");
        int count = dice.nextInt(1, 1 + Math.min(most, MOST_IN_TEXT));
        String lineEnd = dice.nextInt(8) == 0 ? "\r\n" : "\n";
        for (int i = 0; i < count; i++) {
            if (layout == Layout.LINES && (i == 0 ? dice.nextBoolean() : dice.nextInt(ONE_HEADER_IN) == 0)) {
                writeHeader(text, lineEnd);
            }
            int start = text.end();
            text.append(records.one(dice));
            mutation.change(text, start);
            text.append(layout == Layout.LINES ? lineEnd : i < count - 1 ? "," : "");
        }
        text.append(layout == Layout.OBJECT ? "]}" : layout == Layout.ARRAY ? "]" : "");
        text.closeEnd();
        written += count;
    }

    private void writeHeader(Text text, String lineEnd) {
        byte[] header = records.header(dice);
        if (header.length > 0) {
            text.append(header);
            text.append(lineEnd);
        }
    }

    private Layout layout() {
        int layout = kind == Kind.FLOW ? 0 : dice.nextInt(8);
        return layout == 7 ? Layout.OBJECT : layout == 6 ? Layout.ARRAY : Layout.LINES;
    }

    /** What is wrong with the decoding of these texts, one after the other; null when nothing is. */
    @Nullable
    String wrong(List<byte[]> texts) {
        BothWays decoders = decoders();
        for (byte[] content : texts) {
            Text text = Text.of(content);
            text.closeEnd();
            String wrong = decoders.wrong(text.bytes(), text.start(), text.end());
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    /** The first texts of a chapter once more. */
    static List<byte[]> texts(long seed, long number, int most, int records) {
        Chapter chapter = new Chapter(seed, number);
        List<byte[]> texts = new ArrayList<>();
        Text text = new Text();
        while (chapter.written < records) {
            chapter.write(text, most - chapter.written);
            texts.add(text.content());
        }
        return texts;
    }

    @Override
    public String toString() {
        return "chapter %d, %s, records of %d bytes and %d levels at most"
                .formatted(number, kind, mostBytes, mostLevels);
    }
}

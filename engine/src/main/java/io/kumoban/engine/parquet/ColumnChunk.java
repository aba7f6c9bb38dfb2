package io.kumoban.engine.parquet;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** The values of one column in the row group that is being filled. */
final class ColumnChunk {
    private final ColumnType type;
    private final Levels repetition = new Levels();
    private final Levels definition = new Levels();
    private final Plain values = new Plain();

    ColumnChunk(ColumnType type) {
        this.type = type;
    }

    void absent() {
        definition.add(0);
    }

    void text(String text) {
        definition.add(1);
        bytes(text);
    }

    void number(double number) {
        definition.add(1);
        values.fixed64(Double.doubleToLongBits(number));
    }

    void whole(long number) {
        definition.add(1);
        values.fixed64(number);
    }

    void small(int number) {
        definition.add(1);
        values.fixed32(number);
    }

    void texts(List<String> texts) {
        if (texts.isEmpty()) {
            repetition.add(0);
            definition.add(0);
        }
        boolean first = true;
        for (String text : texts) {
            repetition.add(first ? 0 : 1);
            definition.add(1);
            bytes(text);
            first = false;
        }
    }

    private void bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        values.fixed32(bytes.length);
        values.append(bytes);
    }

    /** How many values there are, missing ones included. */
    int count() {
        return definition.count();
    }

    /** About how many bytes it holds. */
    int size() {
        return values.size();
    }

    /** The plain bytes of its page: levels where they say anything, then the values that are there. */
    Plain page() {
        Plain page = new Plain();
        if (type.list()) {
            repetition.appendTo(page);
        }
        if (type.defined()) {
            definition.appendTo(page);
        }
        page.append(values);
        return page;
    }

    void clear() {
        repetition.clear();
        definition.clear();
        values.clear();
    }
}

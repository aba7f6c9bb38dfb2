package io.kumoban.engine.source.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.SchemaElement;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;

/** Bounds on a file's footer, which is read as a whole, and on the schema in it. */
final class FooterCheck {
    /** Bytes of a footer at most. */
    static final int MOST_BYTES = 32 << 20;
    /** Elements of a schema at most: columns, and what they stand in. */
    static final int MOST_ELEMENTS = 8192;
    /** How deep columns may lie at most. */
    static final int DEEPEST = 48;

    private static final int PLAIN = magic("PAR1");
    private static final int ENCRYPTED = magic("PARE");
    /** The footer's length and the magic word behind it. */
    private static final int TAIL = 8;

    private FooterCheck() {}

    private static int magic(String word) {
        int value = 0;
        for (int i = word.length() - 1; i >= 0; i--) {
            value = value << 8 | word.charAt(i);
        }
        return value;
    }

    /**
     * Checks the footer's bytes before they are read.
     *
     * @return where the footer begins, and so where the pages end at the latest
     */
    static long bytes(InputFile file) throws Unusable, IOException {
        long length = file.length();
        if (length < TAIL + Integer.BYTES) {
            throw new Unusable("it is cut off: its footer is missing");
        }
        ByteBuffer tail = file.readRange(length - TAIL, TAIL).duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long size = Integer.toUnsignedLong(tail.getInt());
        int magic = tail.getInt();
        if (magic == ENCRYPTED) {
            throw new Unusable("it is encrypted; decrypt it first");
        }
        if (magic != PLAIN) {
            throw new Unusable("it is cut off: its footer is missing");
        }
        if (size > length - TAIL - Integer.BYTES) {
            throw new Unusable("its footer says to be longer than the file");
        }
        if (size > MOST_BYTES) {
            throw new Unusable("its footer is longer than %,d bytes".formatted(MOST_BYTES));
        }
        long begin = length - TAIL - size;
        CompactStruct.walk(file.readRange(begin, (int) size).duplicate(), (parent, field, type, value) -> {});
        return begin;
    }

    /** Checks the schema before rows are made by it. */
    static void schema(FileMetaData metadata) throws Unusable {
        if (metadata.schema().size() > MOST_ELEMENTS) {
            throw new Unusable("its schema has more than %,d elements".formatted(MOST_ELEMENTS));
        }
        Deque<Integer> open = new ArrayDeque<>();
        for (SchemaElement element : metadata.schema()) {
            Integer children = element.numChildren();
            while (!open.isEmpty() && open.peek() == 0) {
                open.pop();
            }
            if (!open.isEmpty()) {
                open.push(open.pop() - 1);
            }
            if (children != null && children > 0) {
                open.push(children);
            }
            if (open.size() > DEEPEST) {
                throw new Unusable("its schema nests deeper than %d levels".formatted(DEEPEST));
            }
        }
    }
}

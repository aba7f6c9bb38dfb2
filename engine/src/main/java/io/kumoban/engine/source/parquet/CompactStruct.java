package io.kumoban.engine.source.parquet;

import java.nio.ByteBuffer;

/**
 * Walks one struct in Thrift's compact protocol without building it, so that what is built from the same bytes later is
 * known to be bounded: nesting, the number of values, and lengths that lie within the bytes.
 *
 * @see <a href="https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md">the protocol</a>
 */
final class CompactStruct {
    /** How deep structs and lists may lie in each other; those of Parquet's footer lie eight deep. */
    private static final int DEEPEST = 24;
    /** Structs, lists and their elements at most: some 100 columns in 3,000 row groups. */
    private static final int MOST_VALUES = 4_000_000;

    static final int TRUE = 1;
    static final int FALSE = 2;
    private static final int BYTE = 3;
    private static final int I16 = 4;
    static final int I32 = 5;
    private static final int I64 = 6;
    private static final int DOUBLE = 7;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int SET = 10;
    private static final int MAP = 11;
    private static final int STRUCT = 12;
    private static final int UUID = 13;

    private final ByteBuffer bytes;
    private final Numbers numbers;
    private int values;

    /** What is told of whole numbers on the way. */
    interface Numbers {
        /**
         * A number of the outermost struct, or of a struct right in it or in one of its lists; 1 and 0 are also truth values.
         *
         * @param parent the field of the outermost struct in which the number's struct stands; 0 for a number of its own
         * @param type   its type in the protocol, such as {@link #I32}; readers pass over a field of another one than they know
         */
        void number(int parent, int field, int type, long value) throws Unusable;
    }

    private CompactStruct(ByteBuffer bytes, Numbers numbers) {
        this.bytes = bytes;
        this.numbers = numbers;
    }

    /**
     * Walks the struct that begins at the buffer's position, which stands behind it then.
     *
     * @throws Unusable when it does not end within the buffer, or asks for too much
     */
    static void walk(ByteBuffer bytes, Numbers numbers) throws Unusable {
        new CompactStruct(bytes, numbers).struct(1, 0);
    }

    private void struct(int depth, int parent) throws Unusable {
        enter(depth);
        int field = 0;
        while (true) {
            int head = next();
            int type = head & 0x0f;
            if (type == 0) {
                return;
            }
            int step = head >>> 4;
            field = step == 0 ? (int) zigzag(varint()) : field + step;
            value(type, depth, parent, field);
        }
    }

    private void value(int type, int depth, int parent, int field) throws Unusable {
        switch (type) {
            // The type of a field that is a truth value is the value.
            case TRUE, FALSE -> tell(depth, parent, field, type, type == TRUE ? 1 : 0);
            case BYTE -> next();
            case I16, I32, I64 -> tell(depth, parent, field, type, zigzag(varint()));
            case DOUBLE -> skip(Double.BYTES);
            case BINARY -> skip(varint());
            case LIST, SET -> list(depth + 1, depth == 1 ? field : parent);
            case MAP -> map(depth + 1);
            case STRUCT -> struct(depth + 1, depth == 1 ? field : parent);
            case UUID -> skip(2 * Long.BYTES);
            default -> throw broken();
        }
    }

    private void tell(int depth, int parent, int field, int type, long value) throws Unusable {
        if (depth <= 2) {
            numbers.number(parent, field, type, value);
        }
    }

    private void list(int depth, int parent) throws Unusable {
        enter(depth);
        int head = next();
        int type = head & 0x0f;
        int told = head >>> 4;
        long size = told == 15 ? varint() : told;
        // An element takes a byte at least, so a larger number lies.
        if (size < 0 || size > bytes.remaining()) {
            throw broken();
        }
        for (long i = 0; i < size; i++) {
            element(type, depth, parent);
        }
    }

    private void map(int depth) throws Unusable {
        enter(depth);
        long size = varint();
        if (size == 0) {
            return;
        }
        if (size < 0 || size > bytes.remaining()) {
            throw broken();
        }
        int types = next();
        for (long i = 0; i < size; i++) {
            element(types >>> 4, depth, 0);
            element(types & 0x0f, depth, 0);
        }
    }

    /** Structs in a list of the outermost struct are told of as if they stood in it themselves. */
    private void element(int type, int depth, int parent) throws Unusable {
        enter(depth);
        switch (type) {
            case TRUE, FALSE, BYTE -> next();
            case STRUCT -> struct(depth == 2 && parent > 0 ? 2 : depth + 1, parent);
            default -> value(type, Math.max(depth, 3), 0, 0);
        }
    }

    private void enter(int depth) throws Unusable {
        if (depth > DEEPEST) {
            throw new Unusable("its metadata nests deeper than %d levels".formatted(DEEPEST));
        }
        if (++values > MOST_VALUES) {
            throw new Unusable("its metadata holds more than %,d values".formatted(MOST_VALUES));
        }
    }

    private int next() throws Unusable {
        if (!bytes.hasRemaining()) {
            throw broken();
        }
        return bytes.get() & 0xff;
    }

    private void skip(long count) throws Unusable {
        if (count < 0 || count > bytes.remaining()) {
            throw broken();
        }
        bytes.position(bytes.position() + (int) count);
    }

    private long varint() throws Unusable {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int b = next();
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw broken();
    }

    private static long zigzag(long value) {
        return value >>> 1 ^ -(value & 1);
    }

    private static Unusable broken() {
        return new Unusable("its metadata is cut off or broken");
    }
}

package io.kumoban.engine.parquet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Structures in Thrift's compact protocol (thrift, {@code doc/specs/thrift-compact-protocol.md}), in which Parquet has its
 * headers. Fields of a structure must come in rising order of their ids, with no gap of more than 15.
 */
final class Thrift {
    private static final int TRUE = 1;
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    /** From this length on a list's length stands in a varint of its own. */
    private static final int LONG_LIST = 15;

    private final Plain out;
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int last;

    /** Begins a structure at the end of these bytes; {@link #end} ends it. */
    Thrift(Plain out) {
        this.out = out;
    }

    void i32(int id, int value) {
        field(id, I32);
        zigzag(value);
    }

    void i64(int id, long value) {
        field(id, I64);
        zigzag(value);
    }

    void yes(int id) {
        field(id, TRUE);
    }

    void text(int id, String value) {
        field(id, BINARY);
        bytes(value);
    }

    void texts(int id, String... values) {
        list(id, BINARY, values.length);
        for (String value : values) {
            bytes(value);
        }
    }

    void i32s(int id, int... values) {
        list(id, I32, values.length);
        for (int value : values) {
            zigzag(value);
        }
    }

    /** Begins a list of structures, of which each is begun with {@link #element} and ended with {@link #end}. */
    void structs(int id, int size) {
        list(id, STRUCT, size);
    }

    void element() {
        outer.push(last);
        last = 0;
    }

    /** Begins a structure in a field. */
    void struct(int id) {
        field(id, STRUCT);
        element();
    }

    /** An empty structure in a field, by which a union says which of its cases it is. */
    void mark(int id) {
        struct(id);
        end();
    }

    /** Ends the structure that was begun last. */
    void end() {
        out.octet(0);
        last = outer.isEmpty() ? 0 : outer.pop();
    }

    private void list(int id, int type, int size) {
        field(id, LIST);
        if (size < LONG_LIST) {
            out.octet(size << 4 | type);
        } else {
            out.octet(LONG_LIST << 4 | type);
            out.varint(size);
        }
    }

    private void field(int id, int type) {
        out.octet((id - last) << 4 | type);
        last = id;
    }

    private void zigzag(long value) {
        out.varint(value << 1 ^ value >> 63);
    }

    private void bytes(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.varint(bytes.length);
        out.append(bytes);
    }
}

package io.kumoban.engine.journal;

/** One piece of a journal as it is stored, without its checksum. Reused. */
public final class Excerpt {
    /** What a piece is. */
    enum Type {
        HEADER,
        BLOCK,
        END;

        private static final Type[] VALUES = values();

        static Type of(int ordinal) {
            if (ordinal >= VALUES.length) {
                throw new IndexOutOfBoundsException("a piece of type " + ordinal);
            }
            return VALUES[ordinal];
        }
    }

    Type type = Type.HEADER;
    byte[] bytes = {};
    int length;

    /** Bytes of the piece. */
    public int size() {
        return length;
    }
}

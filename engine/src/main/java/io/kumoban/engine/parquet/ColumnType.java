package io.kumoban.engine.parquet;

/** The types of columns, as Parquet stores them (parquet-format, {@code parquet.thrift} and {@code LogicalTypes.md}). */
enum ColumnType {
    TEXT(Physical.BYTE_ARRAY, true),
    TEXTS(Physical.BYTE_ARRAY, false),
    WHOLE(Physical.INT64, false),
    SMALL_COUNT(Physical.INT32, true),
    COUNT(Physical.INT64, true),
    NUMBER(Physical.DOUBLE, true),
    TIME(Physical.INT64, true);

    /** How single values are stored, with the number that stands for it in the footer. */
    enum Physical {
        INT32(1),
        INT64(2),
        DOUBLE(5),
        BYTE_ARRAY(6);

        private final int code;

        Physical(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    private final Physical physical;
    private final boolean optional;

    ColumnType(Physical physical, boolean optional) {
        this.physical = physical;
        this.optional = optional;
    }

    Physical physical() {
        return physical;
    }

    /** Whether a value may be NULL. */
    boolean optional() {
        return optional;
    }

    boolean list() {
        return this == TEXTS;
    }

    /** Whether each value has a definition level: where something can be missing. */
    boolean defined() {
        return optional || list();
    }
}

package io.kumoban.engine.source.parquet;

import java.util.HashMap;
import java.util.Map;

/**
 * The numbers of a page's header that memory is taken by ({@code PageHeader} in {@code parquet.thrift}). A field that
 * comes twice, or with another type than it has, makes the header unsound, since readers differ in what they make of it.
 */
final class PageHeader {
    private static final int DATA_PAGE = 0;
    private static final int DICTIONARY_PAGE = 2;
    private static final int DATA_PAGE_V2 = 3;

    /** Fields of the header, and those of its structs below 16 times the struct's own field. */
    private static final int TYPE = 1;

    private static final int PLAIN = 2;
    private static final int PACKED = 3;
    private static final int VALUES = 5 * 16 + 1;
    private static final int DICTIONARY_VALUES = 7 * 16 + 1;
    private static final int IS_SORTED = 7 * 16 + 3;
    private static final int V2 = 8 * 16;
    private static final int IS_COMPRESSED = V2 + 7;

    private final Map<Integer, Long> numbers = new HashMap<>();
    private boolean isSound = true;

    /** Takes a number of the header; see {@link CompactStruct.Numbers}. */
    void take(int parent, int field, int type, long value) {
        int place = parent * 16 + field;
        boolean isPlace = parent < 16 && field > 0 && field < 16;
        boolean isTruth = place == IS_SORTED || place == IS_COMPRESSED;
        boolean isType =
                isTruth ? type == CompactStruct.TRUE || type == CompactStruct.FALSE : type == CompactStruct.I32;
        isSound &= isPlace && isType && numbers.put(place, value) == null;
    }

    private long number(int field) {
        return numbers.getOrDefault(field, -1L);
    }

    /** Bytes of the page when it is unpacked. */
    long plain() {
        return number(PLAIN);
    }

    /** Bytes of the page in the file. */
    long packed() {
        return number(PACKED);
    }

    /** How many values it holds; -1 when it is of no known type. */
    long values() {
        return switch ((int) number(TYPE)) {
            case DATA_PAGE -> number(VALUES);
            case DICTIONARY_PAGE -> number(DICTIONARY_VALUES);
            case DATA_PAGE_V2 -> number(V2 + 1);
            default -> -1;
        };
    }

    boolean isDictionary() {
        return number(TYPE) == DICTIONARY_PAGE;
    }

    /** Bytes of levels, which stand unpacked before the values in pages of version 2. */
    long levels() {
        return number(TYPE) == DATA_PAGE_V2 ? number(V2 + 5) + number(V2 + 6) : 0;
    }

    /** Whether the numbers can be those of a page. */
    boolean isSound() {
        boolean isType = number(TYPE) >= 0 && number(TYPE) <= DATA_PAGE_V2;
        boolean areLevels = number(TYPE) != DATA_PAGE_V2
                || number(V2 + 5) >= 0 && number(V2 + 6) >= 0 && levels() <= Math.min(plain(), packed());
        return isSound && isType && plain() >= 0 && packed() >= 0 && values() >= 0 && areLevels;
    }

    /** Whether values stand in the page that are packed, where those of the column are. */
    boolean isPacked() {
        boolean isLeftPlain = number(TYPE) == DATA_PAGE_V2 && number(IS_COMPRESSED) == 0;
        return packed() > levels() && !isLeftPlain;
    }
}

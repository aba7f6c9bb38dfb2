package io.kumoban.engine.event;

import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a row's fields by path, copied out in one piece: most evidence is dropped again without anyone reading
 * it, so strings are made only when asked for. Fields that the row lacks are left out. Looking up goes through all
 * fields. Immutable.
 */
public final class FieldTexts extends AbstractMap<String, String> {
    private static final int ABSENT = -1;

    private final List<Field> fields;
    private final byte[] text;
    /** Where the text of each field ends, or {@link #ABSENT}; it begins where the last one that is there ends. */
    private final int[] ends;

    private FieldTexts(List<Field> fields, byte[] text, int[] ends) {
        this.fields = fields;
        this.text = text;
        this.ends = ends;
    }

    /** Copies the fields of a row, each named once; the list must not change. */
    public static FieldTexts of(Row row, List<Field> fields) {
        int size = 0;
        for (int i = 0; i < fields.size(); i++) {
            size += row.text(fields.get(i)).length();
        }
        byte[] text = new byte[size];
        int[] ends = new int[fields.size()];
        int at = 0;
        for (int i = 0; i < ends.length; i++) {
            Text value = row.text(fields.get(i));
            ends[i] = ABSENT;
            if (!value.isAbsent()) {
                System.arraycopy(value.bytes(), value.offset(), text, at, value.length());
                at += value.length();
                ends[i] = at;
            }
        }
        return new FieldTexts(fields, text, ends);
    }

    @Override
    public int size() {
        int size = 0;
        for (int end : ends) {
            size += end == ABSENT ? 0 : 1;
        }
        return size;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        int from = 0;
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] != ABSENT) {
                if (fields.get(i).path().equals(name)) {
                    return string(from, ends[i]);
                }
                from = ends[i];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    private String string(int from, int end) {
        return new String(text, from, end - from, StandardCharsets.UTF_8);
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return FieldTexts.this.size();
            }

            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, String>> {
        private int next;
        private int from;

        @Override
        public boolean hasNext() {
            while (next < ends.length && ends[next] == ABSENT) {
                next++;
            }
            return next < ends.length;
        }

        @Override
        public Map.Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int begins = from;
            from = ends[next];
            return Map.entry(fields.get(next++).path(), string(begins, from));
        }
    }
}

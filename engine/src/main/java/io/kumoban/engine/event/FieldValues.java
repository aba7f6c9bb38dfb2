package io.kumoban.engine.event;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A few values by name, in a fixed order, in one array: states hold many of them, and a table of entries would take up
 * more than the values. Looking up goes through all names. Immutable.
 */
final class FieldValues extends AbstractMap<String, String> {
    /** Name, value, name, value and so on. */
    private final String[] pairs;

    private FieldValues(String[] pairs) {
        this.pairs = pairs;
    }

    /** The same names and values in the same order. */
    static Map<String, String> of(Map<String, String> values) {
        if (values instanceof FieldValues || values instanceof FieldTexts) {
            return values;
        }
        String[] pairs = new String[2 * values.size()];
        int at = 0;
        for (Map.Entry<String, String> entry : values.entrySet()) {
            pairs[at++] = entry.getKey();
            pairs[at++] = entry.getValue();
        }
        return new FieldValues(pairs);
    }

    @Override
    public int size() {
        return pairs.length / 2;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return FieldValues.this.size();
            }

            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return new Entries();
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<String, String>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < pairs.length;
        }

        @Override
        public Map.Entry<String, String> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            next += 2;
            return Map.entry(pairs[next - 2], pairs[next - 1]);
        }
    }
}

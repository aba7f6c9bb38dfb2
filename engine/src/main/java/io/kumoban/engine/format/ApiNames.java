package io.kumoban.engine.format;

import io.kumoban.engine.event.Hashes;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.agrona.collections.Long2LongHashMap;

/**
 * The API names that someone listens to, numbered from 1; 0 stands for all others. The decoder gives each call its
 * number, so that an event reaches its detectors by one look-up in a table.
 */
public final class ApiNames {
    /** Nobody listens to a particular name. */
    public static final ApiNames NONE = new ApiNames(List.of());

    private final List<String> names;
    private final Long2LongHashMap numbers = new Long2LongHashMap(0);

    public ApiNames(Collection<String> wanted) {
        names = List.copyOf(new TreeSet<>(wanted));
        for (int i = 0; i < names.size(); i++) {
            numbers.put(Hashes.of(names.get(i)), i + 1);
        }
    }

    /** The number of the name with this hash, or 0. */
    public int number(long nameHash) {
        return (int) numbers.get(nameHash);
    }

    /** The number of a name, or 0. */
    public int number(String name) {
        return number(Hashes.of(name));
    }

    /** How many numbers there are, with 0. */
    public int count() {
        return names.size() + 1;
    }

    /** The names in the order of their numbers, from 1. */
    public List<String> names() {
        return names;
    }
}

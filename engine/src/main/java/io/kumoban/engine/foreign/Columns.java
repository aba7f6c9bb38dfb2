package io.kumoban.engine.foreign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which column has which name; of a name that comes twice the last one counts. */
final class Columns {
    static final Columns NONE = new Columns(List.of());

    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();

    Columns(List<String> names) {
        this.names = List.copyOf(names);
        for (int i = 0; i < names.size(); i++) {
            places.put(names.get(i), i);
        }
    }

    int count() {
        return names.size();
    }

    List<String> names() {
        return names;
    }

    /** The number of a column from 0, or -1. */
    int place(String name) {
        return places.getOrDefault(name, -1);
    }

    /** What is wrong with a row of this many cells. */
    Reading.Bad wrongCount(int cells) {
        return new Reading.Bad("has %d fields where the header names %d".formatted(cells, names.size()));
    }
}

package io.kumoban.engine.shard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Lists by name, for names that are constants of detectors: the few that were asked for before are found by identity.
 * Used by one thread at a time.
 */
final class ListCache<L> {
    /** A detector may make up names as it goes; these are not worth keeping. */
    private static final int MOST = 16;

    private final Function<String, L> lists;
    private final List<String> names = new ArrayList<>(4);
    private final List<L> found = new ArrayList<>(4);

    ListCache(Function<String, L> lists) {
        this.lists = lists;
    }

    @SuppressWarnings("ReferenceEquality")
    L get(String name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i) == name) {
                return found.get(i);
            }
        }
        L list = lists.apply(name);
        if (names.size() < MOST) {
            names.add(name);
            found.add(list);
        }
        return list;
    }
}

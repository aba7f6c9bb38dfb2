package io.kumoban.engine.event;

import java.util.ArrayList;
import java.util.List;

/** The names of the files and archive members of a replay by number, as rows refer to them. Safe for several threads. */
public final class Members {
    private final List<String> names = new ArrayList<>();

    /** Gives a member its number. */
    public synchronized int add(String name) {
        names.add(name);
        return names.size() - 1;
    }

    public synchronized String name(int number) {
        return names.get(number);
    }
}

package io.kumoban.engine.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files and archive members of a replay: their names by number, as rows refer to them, and how many records each
 * held. Safe for several threads.
 */
public final class Members {
    private final List<String> names = new ArrayList<>();
    private long[] records = new long[1024];

    /** Gives a member its number. */
    public synchronized int add(String name) {
        int number = names.size();
        if (number == records.length) {
            records = Arrays.copyOf(records, 2 * number);
        }
        names.add(name);
        return number;
    }

    public synchronized String name(int number) {
        return names.get(number);
    }

    /** Adds to the records of a member, good and bad ones. */
    public synchronized void count(int number, long more) {
        records[number] += more;
    }

    /** Records by member name. */
    public synchronized Map<String, Long> records() {
        Map<String, Long> byName = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            byName.merge(names.get(i), records[i], Long::sum);
        }
        return byName;
    }
}

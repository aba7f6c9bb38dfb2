package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.json.PathTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields that predicates name, numbered; behind them all stands one slot for all strings of the event. */
final class Slots {
    /** Stands for the keyword slot until all fields are known. */
    static final int KEYWORDS = -1;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private boolean keywords;

    /**
     * The slot of a path.
     *
     * @throws Unplanned when the path has too many names
     */
    int of(String path) {
        Integer known = numbers.get(path);
        if (known != null) {
            return known;
        }
        if (path.chars().filter(c -> c == '.').count() >= PathTable.MOST_STEPS) {
            throw new Unplanned("the field '" + path + "' has more than " + PathTable.MOST_STEPS
                    + " names; ask for one of the objects around it");
        }
        numbers.put(path, numbers.size());
        return numbers.size() - 1;
    }

    int keywords() {
        keywords = true;
        return KEYWORDS;
    }

    boolean readsKeywords() {
        return keywords;
    }

    List<String> paths() {
        return List.copyOf(numbers.keySet());
    }
}

package io.kumoban.engine.shard;

import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Traffic;
import io.kumoban.engine.format.ApiNames;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the dispatch numbers of a family mean: the API names that someone listens to, or kinds of traffic. */
final class DispatchNumbers {
    private final boolean areOfTraffic;
    private final ApiNames names;

    /** @param kind null for signals */
    DispatchNumbers(@Nullable Kind kind, ApiNames names) {
        areOfTraffic = kind == Kind.FLOW;
        this.names = names;
    }

    private int count() {
        return areOfTraffic ? Traffic.ALL.size() : names.count();
    }

    /** For each number, the places of those interests that events of this number reach. */
    int[][] listeners(List<? extends Interest<?>> interests) {
        return IntStream.range(0, count())
                .mapToObj(number -> IntStream.range(0, interests.size())
                        .filter(i -> reaches(number, interests.get(i)))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** For each number, whether events of it are of interest. */
    boolean[] wanted(Interest<?> interest) {
        boolean[] wanted = new boolean[count()];
        for (int number = 0; number < wanted.length; number++) {
            wanted[number] = reaches(number, interest);
        }
        return wanted;
    }

    private boolean reaches(int number, Interest<?> interest) {
        if (areOfTraffic) {
            return interest.traffic().test(Traffic.ALL.get(number));
        }
        return interest.names().isEmpty()
                || number > 0 && interest.names().contains(names.names().get(number - 1));
    }
}

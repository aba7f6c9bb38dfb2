package io.kumoban.engine.shard;

import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Traffic;
import io.kumoban.engine.format.ApiNames;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the dispatch numbers of a family mean: the API names that someone listens to, kinds of traffic, or whether the name
 * of a query may be on a list.
 */
final class DispatchNumbers {
    /** Of a query whose name is on no list. */
    static final int UNLISTED = 0;
    /** Of a query whose name may be on a list. */
    static final int LISTED = 1;

    private final @Nullable Kind kind;
    private final ApiNames names;

    /** @param kind null for signals */
    DispatchNumbers(@Nullable Kind kind, ApiNames names) {
        this.kind = kind;
        this.names = names;
    }

    private int count() {
        return switch (kind) {
            case FLOW -> Traffic.ALL.size();
            case DNS_QUERY -> 1 + LISTED;
            case API_CALL -> names.count();
            case null -> 1;
        };
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
        return switch (kind) {
            case FLOW -> interest.traffic().test(Traffic.ALL.get(number));
            case DNS_QUERY -> number == LISTED || !interest.isListed();
            case API_CALL ->
                interest.names().isEmpty()
                        || number > 0 && interest.names().contains(names.names().get(number - 1));
            case null -> true;
        };
    }
}

package io.kumoban.engine.shard;

import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Traffic;
import io.kumoban.engine.format.ApiNames;
import io.kumoban.engine.list.ListedNames;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * By which numbers the events of a family find their listeners. They begin with what a decoder gives a row: of a call the
 * API name that someone listens to, of a flow its traffic, of a query nothing. To a call's is added whether a service
 * makes it, and a query's tells whether its name may be on a list.
 */
final class DispatchNumbers {
    /** Of a query whose name is on no list. */
    static final int UNLISTED = 0;
    /** Of a query whose name may be on a list. */
    static final int LISTED = 1;

    /** Calls of one name by people and programs, and by services. */
    private static final int SORTS_OF_CALLERS = 2;

    private final @Nullable Kind kind;
    private final ApiNames names;
    private final ListedNames listed;

    /**
     * The numbers of a family.
     *
     * @param kind   null for signals
     * @param listed the names that the listeners of listed names look for
     */
    DispatchNumbers(@Nullable Kind kind, ApiNames names, ListedNames listed) {
        this.kind = kind;
        this.names = names;
        this.listed = listed;
    }

    /** The number of an event whose row has this one. */
    int of(Event event, int ofRow) {
        return switch (kind) {
            case API_CALL -> ofRow * SORTS_OF_CALLERS + (((ApiCall) event).byService() ? 1 : 0);
            case FLOW -> ofRow;
            case DNS_QUERY -> listed.mayHold((DnsQuery) event) ? LISTED : UNLISTED;
            case null -> 0;
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

    /** For each number of a row, whether some event of it is of interest. */
    boolean[] wanted(List<? extends Interest<?>> interests) {
        boolean[] wanted = new boolean[row(count() - 1) + 1];
        for (int number = 0; number < count(); number++) {
            int of = number;
            wanted[row(number)] |= interests.stream().anyMatch(interest -> reaches(of, interest));
        }
        return wanted;
    }

    private int count() {
        return switch (kind) {
            case API_CALL -> names.count() * SORTS_OF_CALLERS;
            case FLOW -> Traffic.ALL.size();
            case DNS_QUERY -> 1 + LISTED;
            case null -> 1;
        };
    }

    private int row(int number) {
        return switch (kind) {
            case API_CALL -> number / SORTS_OF_CALLERS;
            case FLOW -> number;
            case DNS_QUERY -> 0;
            case null -> 0;
        };
    }

    private boolean reaches(int number, Interest<?> interest) {
        return switch (kind) {
            case API_CALL ->
                isNamed(row(number), interest) && (number % SORTS_OF_CALLERS == 0 || interest.takesCallsOfServices());
            case FLOW -> interest.traffic().test(Traffic.ALL.get(number));
            case DNS_QUERY -> number == LISTED || !interest.isListed();
            case null -> true;
        };
    }

    private boolean isNamed(int name, Interest<?> interest) {
        return interest.names().isEmpty()
                || name > 0 && interest.names().contains(names.names().get(name - 1));
    }
}

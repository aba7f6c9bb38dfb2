package io.kumoban.bench.structure;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Who calls what: of each pair of a principal and what it calls or touches how often they met in the days that are learned,
 * and the pairs that are new after these. Calls of services are left
 * out, and those of principals that were not there in these days, of whom nothing can be said.
 */
final class Partners implements Taker {
    private static final Field BUCKET = Field.ofCall("requestParameters.bucketName");

    private final boolean buckets;
    private final long split;
    private final IntPredicate isWithheld;
    private final Map<String, Integer> whos = new HashMap<>();
    private final Map<String, Integer> whats = new HashMap<>();
    private final List<String> accounts = new ArrayList<>();
    private final Map<Long, Integer> learned = new HashMap<>();
    private final Set<Long> met = new HashSet<>();
    private final List<Pair> later = new ArrayList<>();

    /**
     * @param buckets    whether partners are buckets, not APIs
     * @param split      where the learned days end, milliseconds since 1970
     * @param isWithheld tells of incidents whose pairs do not count
     */
    Partners(boolean buckets, long split, IntPredicate isWithheld) {
        this.buckets = buckets;
        this.split = split;
        this.isWithheld = isWithheld;
    }

    /** A pair that is new, of two that were seen before or, where {@code what} was not, of a known principal. */
    record Pair(int who, int what, boolean attack) {}

    @Override
    public void take(Row row, List<Integer> incidents) {
        if (!(row instanceof ApiCall call) || call.byService()) {
            return;
        }
        Text bucket = call.text(BUCKET);
        if (buckets && !bucket.isPresent()) {
            return;
        }
        String name = buckets ? bucket.toString() : call.eventSource() + ":" + call.name();
        boolean isLearned = call.time() < split;
        String principal = call.principal().toString();
        if (isLearned && whos.putIfAbsent(principal, whos.size()) == null) {
            accounts.add(call.account().toString());
        }
        Integer who = whos.get(principal);
        if (who == null) {
            return;
        }
        int what = whats.computeIfAbsent(name, unused -> whats.size());
        long pair = (long) who << Integer.SIZE | what;
        if (isLearned) {
            learned.merge(pair, 1, Integer::sum);
        } else if (!learned.containsKey(pair)
                && met.add(pair)
                && incidents.stream().noneMatch(isWithheld::test)) {
            later.add(new Pair(who, what, !incidents.isEmpty()));
        }
    }

    /** Pairs that met for the first time after the learned days. */
    List<Pair> later() {
        return later;
    }

    /** How often each principal, as a row, met each partner, as a column, in the learned days. */
    double[][] counts() {
        double[][] counts = new double[whos.size()][whats.size()];
        learned.forEach((pair, count) -> counts[(int) (pair >>> Integer.SIZE)][pair.intValue()] = count);
        return counts;
    }

    /** The account of each principal. */
    List<String> accounts() {
        return accounts;
    }
}

package io.kumoban.bench.peers;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a peer counted in one pass.
 *
 * @param records records read, or 0 by peers that do not look for records
 * @param hits    predicate to how often it held; empty for peers that ask other questions
 * @param stages  seconds that each stage worked, where the peer has a stage clock
 */
record Tally(long records, Map<String, Long> hits, Map<String, Double> stages) {
    static final Tally NOTHING = new Tally(0, Map.of(), Map.of());

    Tally {
        hits = new TreeMap<>(hits);
        stages = new TreeMap<>(stages);
    }
}

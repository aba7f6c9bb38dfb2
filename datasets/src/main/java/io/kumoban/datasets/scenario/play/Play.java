package io.kumoban.datasets.scenario.play;

import io.kumoban.datasets.truth.Incident;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A scenario that was played.
 *
 * @param incident its label
 * @param lists what threat lists must hold for it to be seen: entries by list, as in {@code c2-ips}
 * @param places lines for a database of places in CSV: where the addresses in it are
 */
public record Play(Incident incident, Map<String, Set<String>> lists, List<String> places) {}

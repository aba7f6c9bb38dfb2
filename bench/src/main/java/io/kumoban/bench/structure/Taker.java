package io.kumoban.bench.structure;

import io.kumoban.bench.board.Mix;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.asset.AssetsFile;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.graph.fill.RowEdges;
import io.kumoban.engine.pipeline.EventFeed;
import io.kumoban.engine.pipeline.ReplayOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the events of a mix in the order of time. */
@FunctionalInterface
interface Taker {
    /**
     * Takes an event.
     *
     * @param incidents that it belongs to, by their places in the truth; most belong to none
     */
    void take(Row row, List<Integer> incidents);

    /** Reads the logs of a mix once for several. */
    static void read(Mix mix, List<Incident> incidents, Path work, List<Taker> takers) {
        Map<String, List<Integer>> incidentsOf = new HashMap<>();
        for (int i = 0; i < incidents.size(); i++) {
            for (String event : incidents.get(i).events()) {
                incidentsOf.computeIfAbsent(event, unused -> new ArrayList<>(1)).add(i);
            }
        }
        EventFeed.read(
                ReplayOptions.of(List.of(mix.folder().resolve("AWSLogs").toString()), work),
                RowEdges.FIELDS,
                AssetsFile.read(mix.folder().resolve("context.yaml")),
                (row, file) -> {
                    List<Integer> of = incidentsOf.getOrDefault(row.contentId(), List.of());
                    takers.forEach(taker -> taker.take(row, of));
                    return true;
                },
                unused -> {});
    }
}

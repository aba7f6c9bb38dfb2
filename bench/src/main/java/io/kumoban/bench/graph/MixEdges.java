package io.kumoban.bench.graph;

import io.kumoban.console.graph.LogEdges;
import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.file.Scenarios;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.datasets.truth.LabelledData;
import io.kumoban.engine.asset.AssetsFile;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.pipeline.EventFeed;
import io.kumoban.engine.pipeline.ReplayOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.LongArrayList;

/**
 * The edges of a simulated organisation with attacks, as {@code kumoban bench board --keep} leaves it, read once for all
 * graphs. An edge belongs to an attack where the truth names its event. Edges of withheld scenarios are scored, but belong
 * to nothing that is judged.
 */
final class MixEdges {
    private static final long DAY = 86_400_000;

    private final long tickMillis;
    private final Map<String, Integer> attackOfEvent = new HashMap<>();
    private final Map<LogEdges, Edges> edges = new EnumMap<>(LogEdges.class);

    private MixEdges(long tickMillis) {
        this.tickMillis = tickMillis;
    }

    /** The edges of one graph in growing columns. */
    private static final class Edges {
        private final LongArrayList sources = new LongArrayList();
        private final LongArrayList destinations = new LongArrayList();
        private final LongArrayList owners = new LongArrayList();
        private final LongArrayList times = new LongArrayList();
        private final IntArrayList attacks = new IntArrayList();
    }

    /**
     * Reads a folder.
     *
     * @param work a folder for temporary files
     */
    static List<OwnedEdges> read(Path folder, long tickMillis, Path work) {
        MixEdges mix = new MixEdges(tickMillis);
        mix.label(LabelledData.read(folder).incidents());
        List<Field> fields = new ArrayList<>();
        for (LogEdges kind : LogEdges.values()) {
            mix.edges.put(kind, new Edges());
            fields.addAll(kind.fields());
        }
        EventFeed.read(
                ReplayOptions.of(List.of(folder.resolve("AWSLogs").toString()), work),
                fields,
                AssetsFile.read(folder.resolve("context.yaml")),
                (row, member) -> {
                    mix.take(row);
                    return true;
                },
                unused -> {});
        List<OwnedEdges> graphs = new ArrayList<>();
        mix.edges.forEach((kind, columns) -> graphs.add(mix.graph(kind, columns)));
        return graphs;
    }

    private void label(List<Incident> incidents) {
        Set<String> withheld = Scenarios.all().stream()
                .filter(Scenario::withheld)
                .map(Scenario::name)
                .collect(Collectors.toSet());
        int number = 0;
        for (Incident incident : incidents) {
            number++;
            int attack = withheld.contains(incident.scenario()) ? OwnedEdges.UNJUDGED : number;
            incident.events().forEach(event -> attackOfEvent.put(event, attack));
        }
    }

    private void take(Row row) {
        int attack = attackOfEvent.getOrDefault(row.contentId(), 0);
        long owner = row.actor().hash();
        edges.forEach((kind, columns) -> kind.of(row, (source, destination, millis) -> {
            columns.sources.addLong(Hashes.of(source));
            columns.destinations.addLong(Hashes.of(destination));
            columns.owners.addLong(owner);
            columns.times.addLong(millis);
            columns.attacks.addInt(attack);
        }));
    }

    private OwnedEdges graph(LogEdges kind, Edges columns) {
        int size = columns.times.size();
        int[] ticks = new int[size];
        for (int i = 0; i < size; i++) {
            ticks[i] = (int) ((columns.times.getLong(i) - columns.times.getLong(0)) / tickMillis) + 1;
        }
        EdgeStream stream = EdgeStream.of(
                columns.sources.toLongArray(),
                columns.destinations.toLongArray(),
                ticks,
                columns.attacks.toIntArray(),
                (int) (DAY / tickMillis));
        return new OwnedEdges(kind, stream, columns.owners.toLongArray());
    }
}

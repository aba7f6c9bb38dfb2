package io.kumoban.console.score;

import io.kumoban.console.view.RowFields;
import io.kumoban.datasets.truth.CaptureTruth;
import io.kumoban.datasets.truth.EventLabels;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.pipeline.EventFeed;
import io.kumoban.engine.pipeline.ReplayOptions;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the truth of captures by reading them as a replay would, so that events have the names that findings show. */
public final class CaptureReader {
    private final ReplayOptions options;

    /** Reads the paths of these options. */
    public CaptureReader(ReplayOptions options) {
        this.options = options;
    }

    /**
     * One incident of all events that name all of some values, such as both addresses of a conversation; of all events
     * when there are no values.
     *
     * @return null when no event does
     */
    public @Nullable Incident incident(CaptureTruth truth, Collection<String> involving) {
        read((row, fields) -> {
            if (fields.values().containsAll(involving)) {
                truth.add(row.time(), account(row, fields), row.contentId());
            }
        });
        return truth.isEmpty() ? null : truth.incident();
    }

    /**
     * An incident for each technique that events are labelled with, in the order of their names.
     *
     * @param expected the finding types that are expected of a technique
     */
    public List<Incident> incidents(EventLabels labels, Function<String, List<String>> expected) {
        Map<String, CaptureTruth> truths = new TreeMap<>();
        read((row, fields) -> {
            if (row.run().kind() != Kind.API_CALL) {
                return;
            }
            // The content id of a call is its account and its event id.
            String id = row.contentId();
            String technique = labels.technique(id.substring(id.indexOf('/') + 1));
            if (technique != null) {
                truths.computeIfAbsent(technique, name -> new CaptureTruth(name, List.of(), expected.apply(name)))
                        .add(row.time(), account(row, fields), id);
            }
        });
        return truths.values().stream().map(CaptureTruth::incident).toList();
    }

    private static String account(Row row, Map<String, String> fields) {
        return switch (row.run().kind()) {
            case API_CALL -> row.contentId().substring(0, row.contentId().indexOf('/'));
            case FLOW -> fields.getOrDefault("account-id", "");
            case DNS_QUERY -> fields.getOrDefault("account_id", "");
        };
    }

    private interface Visitor {
        void see(Row row, Map<String, String> fields);
    }

    private void read(Visitor visitor) {
        EventFeed.read(
                options,
                List.of(),
                Assets.NONE,
                (row, file) -> {
                    visitor.see(row, RowFields.of(row));
                    return true;
                },
                unused -> {});
    }
}

package io.kumoban.bench.peers;

import io.kumoban.engine.json.Json;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One pass of one process.
 *
 * @param seconds from the call to its end
 * @param missing why the peer could not run; null when it did
 */
record Measurement(double seconds, Tally tally, @Nullable String missing) {

    static Measurement missing(String reason) {
        return new Measurement(0, Tally.NOTHING, reason);
    }

    ObjectNode json() {
        ObjectNode document = Json.object();
        document.put("seconds", seconds);
        document.put("records", tally.records());
        ObjectNode hits = document.putObject("hits");
        tally.hits().forEach(hits::put);
        ObjectNode stages = document.putObject("stages");
        tally.stages().forEach(stages::put);
        if (missing != null) {
            document.put("missing", missing);
        }
        return document;
    }

    /** Reads what {@link #json} wrote. */
    static Measurement of(JsonNode document) {
        Map<String, Long> hits = new TreeMap<>();
        document.path("hits")
                .properties()
                .forEach(hit -> hits.put(hit.getKey(), hit.getValue().asLong()));
        Map<String, Double> stages = new TreeMap<>();
        document.path("stages")
                .properties()
                .forEach(stage -> stages.put(stage.getKey(), stage.getValue().asDouble()));
        return new Measurement(
                document.path("seconds").asDouble(),
                new Tally(document.path("records").asLong(), hits, stages),
                document.has("missing") ? document.path("missing").asString() : null);
    }
}

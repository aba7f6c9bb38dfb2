package io.kumoban.console.score;

import io.kumoban.datasets.score.Comparison;
import io.kumoban.datasets.score.Detail;
import io.kumoban.datasets.score.IncidentResult;
import io.kumoban.datasets.score.Measure;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.json.Json;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Two runs against the same truth as one JSON document. What is not defined is left out. */
public final class ComparisonJson {
    private static final int MILLIS = 1000;

    private ComparisonJson() {}

    public static ObjectNode of(ScoreReport before, ScoreReport after) {
        Comparison comparison = new Comparison(before.score(), after.score());
        ObjectNode json = Json.object();
        for (Detail detail : Detail.values()) {
            ObjectNode level = json.putObject(detail.key());
            for (Measure measure : Measure.values()) {
                ObjectNode one = level.putObject(measure.key());
                pair(one, before.value(detail, measure), after.value(detail, measure));
                after.resamples(detail)
                        .above(before.resamples(detail), measure)
                        .ifPresent(interval -> ScoreJson.putInterval(one, "differenceInterval", interval));
            }
        }
        pair(
                json.putObject("falsePositivesPerAccountDay"),
                before.score().rates().all(),
                after.score().rates().all());
        json.set("incidentsWon", incidents(comparison.won()));
        json.set("incidentsLost", incidents(comparison.lost()));
        json.set("typesWon", turns(comparison.typesWon()));
        json.set("typesLost", turns(comparison.typesLost()));
        ObjectNode falsePositives = json.putObject("falsePositives");
        comparison
                .falsePositives()
                .forEach((type, alarms) -> falsePositives
                        .putObject(type)
                        .put("gone", alarms.gone())
                        .put("added", alarms.added()));
        return json;
    }

    private static void pair(ObjectNode into, double before, double after) {
        Json.putNumber(into, "before", before);
        Json.putNumber(into, "after", after);
        Json.putNumber(into, "difference", after - before);
    }

    private static ArrayNode incidents(List<IncidentResult> results) {
        ArrayNode incidents = Json.array(List.of());
        for (IncidentResult result : results) {
            Incident incident = result.incident();
            incidents
                    .addObject()
                    .put("scenario", incident.scenario())
                    .put("stealth", incident.stealth())
                    .put("account", incident.account())
                    .put("from", Json.time(incident.from() * MILLIS));
        }
        return incidents;
    }

    private static ObjectNode turns(List<Comparison.Turn> turns) {
        TreeMap<String, Long> counts = new TreeMap<>();
        turns.forEach(turn -> counts.merge(turn.type(), 1L, Long::sum));
        ObjectNode json = Json.object();
        counts.forEach(json::put);
        return json;
    }
}

package io.kumoban.console.score;

import io.kumoban.datasets.score.Bootstrap;
import io.kumoban.datasets.score.Detail;
import io.kumoban.datasets.score.FalsePositiveRates;
import io.kumoban.datasets.score.Interval;
import io.kumoban.datasets.score.Level;
import io.kumoban.datasets.score.Matching;
import io.kumoban.datasets.score.Measure;
import io.kumoban.datasets.score.Ranking;
import io.kumoban.datasets.score.Score;
import io.kumoban.datasets.score.Tally;
import io.kumoban.datasets.score.TimeToDetect;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.json.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import tools.jackson.databind.node.ObjectNode;

/** A score as one JSON document. What is not defined is left out. */
public final class ScoreJson {
    private static final double MILLIS = 1000.0;

    private ScoreJson() {}

    public static ObjectNode of(ScoreReport report) {
        Score score = report.score();
        ObjectNode json = Json.object();
        json.put("types", score.matching().anyType() ? "any" : "expected");
        json.put("aftermathSeconds", Matching.AFTERMATH.toSeconds());
        json.putObject("findings")
                .put("right", score.verdicts().right())
                .put("further", score.verdicts().further())
                .put("wrong", score.verdicts().wrong());
        for (Detail detail : Detail.values()) {
            json.set(detail.key(), level(report, detail));
        }
        json.set("expectedTypes", recall(score.expectedTypes()));
        json.set("timeToDetect", timeToDetect(score.timeToDetect()));
        json.set("falsePositivesPerAccountDay", rates(score.rates(), report.falsePositives()));
        json.set("byTechnique", groups(score.byTechnique()));
        json.set("byType", types(score));
        json.set("byScenario", groups(score.byScenario()));
        ObjectNode byStealth = groups(score.byStealth());
        score.byStealth()
                .keySet()
                .forEach(stealth -> report.stealthRecall(stealth)
                        .ifPresent(interval -> putInterval(
                                (ObjectNode) byStealth.get(stealth.toString()), "recallInterval", interval)));
        json.set("byStealth", byStealth);
        if (!report.rankings().isEmpty()) {
            ObjectNode scores = json.putObject("scores");
            report.rankings().forEach((detector, ranking) -> scores.set(detector, ranking(ranking)));
        }
        json.putObject("bootstrap")
                .put("confidence", 0.95)
                .put("resamples", Bootstrap.RESAMPLES)
                .put("seed", report.seed());
        return json;
    }

    private static ObjectNode level(ScoreReport report, Detail detail) {
        Tally tally = detail.of(report.score()).total();
        ObjectNode json = Json.object();
        ObjectNode intervals = Json.object();
        for (Measure measure : Measure.values()) {
            Json.putNumber(json, measure.key(), measure.of(tally));
            report.interval(detail, measure).ifPresent(interval -> putInterval(intervals, measure.key(), interval));
        }
        json.set("interval", intervals);
        return json.put("found", tally.found())
                .put("wanted", tally.wanted())
                .put("right", tally.right())
                .put("wrong", tally.wrong());
    }

    static void putInterval(ObjectNode into, String key, Interval interval) {
        ObjectNode json = into.putObject(key);
        Json.putNumber(json, "low", interval.low());
        Json.putNumber(json, "high", interval.high());
    }

    private static ObjectNode recall(Tally tally) {
        ObjectNode json = Json.object();
        Json.putNumber(json, "recall", tally.recall());
        return json.put("found", tally.found()).put("wanted", tally.wanted());
    }

    private static ObjectNode timeToDetect(TimeToDetect time) {
        ObjectNode json = Json.object();
        time.median().ifPresent(span -> Json.putNumber(json, "medianSeconds", seconds(span)));
        time.p90().ifPresent(span -> Json.putNumber(json, "p90Seconds", seconds(span)));
        return json.put("known", time.known()).put("unknown", time.unknown());
    }

    private static double seconds(Duration span) {
        return span.toMillis() / MILLIS;
    }

    private static ObjectNode rates(FalsePositiveRates rates, Optional<Interval> interval) {
        ObjectNode json = Json.object();
        Json.putNumber(json, "all", rates.all());
        interval.ifPresent(range -> putInterval(json, "interval", range));
        ObjectNode bySeverity = json.putObject("bySeverity");
        for (Severity severity : Severity.values()) {
            Json.putNumber(bySeverity, severity.name().toLowerCase(Locale.ROOT), rates.of(severity));
        }
        return json.put("accountDays", rates.accountDays())
                .put("accountDaysFrom", rates.ofDataSet() ? "dataset" : "span")
                .put("onDaysWithIncidents", rates.onEventfulDays());
    }

    private static ObjectNode groups(SortedMap<?, Level> groups) {
        ObjectNode json = Json.object();
        groups.forEach((key, level) -> json.set(String.valueOf(key), recall(level.total())));
        return json;
    }

    private static ObjectNode types(Score score) {
        ObjectNode json = Json.object();
        score.byType().forEach((type, result) -> {
            ObjectNode one = recall(result.incidents());
            Json.putNumber(one, "precision", result.incidents().precision());
            one.put("right", result.incidents().right())
                    .put("wrong", result.incidents().wrong())
                    .put("further", result.further());
            json.set(type, one);
        });
        return json;
    }

    private static ObjectNode ranking(Ranking ranking) {
        ObjectNode json = Json.object();
        Json.putNumber(json, "rocAuc", ranking.rocAuc());
        Json.putNumber(json, "prAuc", ranking.prAuc());
        return json.put("positives", ranking.positives())
                .put("negatives", ranking.negatives())
                .put("unknown", ranking.unknown());
    }
}

package io.kumoban.console.score;

import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.run.FoundGroup;
import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.datasets.score.GroupResult;
import io.kumoban.datasets.score.GroupScoring;
import io.kumoban.datasets.score.Matching;
import io.kumoban.datasets.score.Scoring;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How well a run's groups hold together what the truth says is one incident.
 *
 * @param results of each incident with two findings or more of its own
 */
public record GroupScore(List<GroupResult> results) {
    /** A truth that expects so many types of findings tells of several stages. */
    private static final int STAGES = 4;

    /** Judges the findings that are not archived, and their groups. */
    public static GroupScore of(List<Incident> incidents, FindingsFile findings, List<FoundGroup> groups) {
        Scoring scoring = new Scoring(incidents, Matching.STRICT);
        GroupScoring grouped = new GroupScoring(incidents);
        Detections.read(findings, false, detection -> grouped.add(detection.id(), scoring.add(detection)));
        return new GroupScore(grouped.score(groups.stream()
                .map(group ->
                        group.findings().stream().map(FoundGroup.Member::id).toList())
                .toList()));
    }

    /** The means of three kinds of incidents, and each incident that is not held together well. */
    public void print(Screen screen) {
        Table means = new Table()
                .column("INCIDENTS")
                .number("NUMBER")
                .number("HELD TOGETHER")
                .number("STRANGERS")
                .number("OTHERS")
                .number("SIZE");
        for (Kind kind : Kind.values()) {
            List<GroupResult> of = results.stream().filter(kind.fits).toList();
            means.row(
                    kind.words,
                    Amounts.count(of.size()),
                    share(of, GroupResult::share),
                    share(of, GroupResult::strangerShare),
                    share(of, GroupResult::otherShare),
                    of.isEmpty() ? "" : Amounts.value(mean(of, GroupResult::size)));
        }
        means.print(screen);
        Table apart = new Table()
                .shrinking("NOT HELD TOGETHER")
                .number("FINDINGS")
                .number("IN ONE GROUP")
                .number("ITS SIZE")
                .number("STRANGERS");
        results.stream()
                .filter(result -> result.held() < result.findings() || result.strangers() > 0)
                .forEach(result -> apart.row(
                        result.incident().scenario(),
                        Amounts.count(result.findings()),
                        Amounts.count(result.held()),
                        Amounts.count(result.size()),
                        Amounts.count(result.strangers())));
        if (!apart.isEmpty()) {
            screen.line();
            apart.print(screen);
        }
    }

    /** The same means, and every incident. */
    public ObjectNode document() {
        ObjectNode document = Json.object();
        for (Kind kind : Kind.values()) {
            List<GroupResult> of = results.stream().filter(kind.fits).toList();
            ObjectNode means = document.putObject(kind.name().toLowerCase(Locale.ROOT));
            means.put("incidents", of.size());
            Json.putNumber(means, "heldTogether", mean(of, GroupResult::share));
            Json.putNumber(means, "strangers", mean(of, GroupResult::strangerShare));
            Json.putNumber(means, "others", mean(of, GroupResult::otherShare));
            Json.putNumber(means, "size", mean(of, GroupResult::size));
        }
        ArrayNode incidents = document.putArray("incidents");
        for (GroupResult result : results) {
            ObjectNode one = incidents.addObject();
            one.put("scenario", result.incident().scenario());
            one.put("account", result.incident().account());
            one.put("findings", result.findings());
            one.put("held", result.held());
            one.put("size", result.size());
            one.put("others", result.others());
            one.put("strangers", result.strangers());
        }
        return document;
    }

    private enum Kind {
        CAMPAIGNS("campaigns", result -> result.incident().scenario().startsWith("campaign-")),
        STAGES(
                "four expected types or more",
                result -> result.incident().expectedTypes().size() >= GroupScore.STAGES),
        ALL("all with two findings or more", result -> true);

        private final String words;
        private final Predicate<GroupResult> fits;

        Kind(String words, Predicate<GroupResult> fits) {
            this.words = words;
            this.fits = fits;
        }
    }

    private static String share(List<GroupResult> of, ToDoubleFunction<GroupResult> value) {
        return of.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f %%", 100 * mean(of, value));
    }

    /** NaN of nothing. */
    private static double mean(List<GroupResult> of, ToDoubleFunction<GroupResult> value) {
        return of.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}

package io.kumoban.bench.board;

import io.kumoban.bench.Table;
import io.kumoban.datasets.score.Bootstrap;
import io.kumoban.datasets.score.IncidentResult;
import io.kumoban.datasets.score.Interval;
import io.kumoban.datasets.score.Level;
import io.kumoban.datasets.score.Measure;
import io.kumoban.datasets.score.Score;
import io.kumoban.datasets.score.Tally;
import io.kumoban.datasets.score.TimeToDetect;
import io.kumoban.datasets.score.TypeResult;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The board as tables.
 *
 * @param levels   the standing at each level of stealth
 * @param withheld names of the scenarios that nobody looked at while detectors were tuned
 */
record BoardTables(SortedMap<Integer, Standing> levels, Set<String> withheld) {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(1);
    private static final String DASH = "";
    /** Of the tables of what is gained, those before the wrong findings. */
    private static final int RECALL_COLUMNS = 6;

    /** Incidents found and false alarms, a row each level and kind of scenarios. */
    Table levelTable() {
        List<List<String>> rows = new ArrayList<>();
        levels.forEach((level, standing) -> {
            rows.add(row(level, "all", standing, any -> true));
            rows.add(row(level, "known", standing, incident -> !isWithheld(incident)));
            rows.add(row(level, "withheld", standing, this::isWithheld));
        });
        return new Table(
                List.of(
                        "level",
                        "scenarios",
                        "incidents",
                        "finding expected",
                        "found",
                        "recall",
                        "95 %",
                        "spoken of",
                        "expected types raised",
                        "median time",
                        "wrong High an account-day",
                        "wrong an account-day"),
                rows);
    }

    private boolean isWithheld(Incident incident) {
        return withheld.contains(incident.scenario());
    }

    private List<String> row(int level, String kind, Standing standing, Predicate<Incident> which) {
        Level strict = standing.strict().incidentsOf(which);
        Tally found = strict.total();
        Tally spokenOf = standing.anyType().incidentsOf(which).total();
        List<IncidentResult> results = standing.strict().incidents().stream()
                .filter(result -> which.test(result.incident()))
                .toList();
        long expected = results.stream()
                .mapToLong(result -> result.incident().expectedTypes().size())
                .sum();
        long raised =
                results.stream().mapToLong(result -> result.found().size()).sum();
        boolean all = !kind.equals("known") && !kind.equals("withheld");
        return List.of(
                Integer.toString(level),
                kind,
                Integer.toString(results.size()),
                Long.toString(found.wanted()),
                Long.toString(found.found()),
                number(found.recall()),
                range(BOOTSTRAP.draw(strict).interval(Measure.RECALL)),
                number(spokenOf.recall()),
                raised + " of " + expected,
                all ? time(standing.strict().timeToDetect()) : DASH,
                all ? number(standing.falseHigh()) : DASH,
                all ? number(standing.falseAlarms()) : DASH);
    }

    /** Each finding type: incidents that expect it and those found by it, at each level, and wrong findings. */
    Table typeTable() {
        Set<String> types = new TreeSet<>();
        levels.values()
                .forEach(standing -> types.addAll(standing.strict().byType().keySet()));
        List<String> heads = new ArrayList<>(List.of("finding type"));
        levels.keySet().forEach(level -> heads.addAll(List.of("found, level " + level, "wrong, level " + level)));
        List<List<String>> rows = new ArrayList<>();
        for (String type : types) {
            List<String> row = new ArrayList<>(List.of('`' + type + '`'));
            for (Standing standing : levels.values()) {
                TypeResult result = standing.strict().byType().get(type);
                Tally tally = result == null ? null : result.incidents();
                row.add(tally == null || tally.wanted() == 0 ? DASH : tally.found() + " of " + tally.wanted());
                row.add(tally == null || tally.wrong() == 0 ? DASH : Long.toString(tally.wrong()));
            }
            rows.add(row);
        }
        return new Table(heads, rows);
    }

    /** Scenarios that were missed in at least one mix, with how often, and the types that were expected. */
    Table missTable() {
        Map<String, SortedMap<Integer, int[]>> misses = new TreeMap<>();
        levels.forEach((level, standing) -> {
            for (IncidentResult result : standing.strict().incidents()) {
                if (result.wanted()) {
                    int[] counts = misses.computeIfAbsent(result.incident().scenario(), unused -> new TreeMap<>())
                            .computeIfAbsent(level, unused -> new int[2]);
                    counts[0] += result.isFound() ? 0 : 1;
                    counts[1]++;
                }
            }
        });
        List<String> heads = new ArrayList<>(List.of("scenario", "withheld"));
        levels.keySet().forEach(level -> heads.add("missed, level " + level));
        List<List<String>> rows = new ArrayList<>();
        misses.forEach((scenario, byLevel) -> {
            if (byLevel.values().stream().anyMatch(counts -> counts[0] > 0)) {
                List<String> row =
                        new ArrayList<>(List.of('`' + scenario + '`', withheld.contains(scenario) ? "yes" : DASH));
                for (int level : levels.keySet()) {
                    int[] counts = byLevel.get(level);
                    row.add(counts == null || counts[0] == 0 ? DASH : counts[0] + " of " + counts[1]);
                }
                rows.add(row);
            }
        });
        return new Table(heads, rows);
    }

    /** What one hears who listens to findings from a severity on: incidents that any of them speaks of, and false alarms. */
    static Table severityTable(SortedMap<Integer, SortedMap<Severity, Standing>> standings) {
        List<List<String>> rows = new ArrayList<>();
        standings.forEach((level, bySeverity) -> bySeverity.forEach((least, standing) -> rows.add(List.of(
                Integer.toString(level),
                least.name().toLowerCase(Locale.ROOT),
                number(standing.strict().incident().total().recall()),
                number(standing.anyType().incident().total().recall()),
                number(standing.unrelated())))));
        return new Table(
                List.of("level", "from severity", "recall", "spoken of", "about nothing an account-day"), rows);
    }

    /** How far another board over the same mixes is above this one, a row each level. */
    Table comparedWith(BoardTables other) {
        List<List<String>> rows = new ArrayList<>();
        levels.forEach((level, standing) -> {
            Standing beside = other.levels.get(level);
            if (beside != null) {
                rows.add(compared(level, standing, beside));
            }
        });
        return new Table(
                List.of(
                        "level",
                        "recall",
                        "of the other",
                        "difference",
                        "95 %",
                        "spoken of",
                        "of the other",
                        "wrong High an account-day",
                        "of the other",
                        "wrong an account-day",
                        "of the other"),
                rows);
    }

    /**
     * What another board over the same mixes finds more than this one, a row each level and kind of scenarios. Intervals
     * come from the same draws of incidents for both.
     */
    Table gainedBy(BoardTables more) {
        List<List<String>> rows = new ArrayList<>();
        levels.forEach((level, standing) -> {
            Standing beside = more.levels.get(level);
            if (beside != null) {
                rows.add(gained(level, "all", standing, beside));
                rows.add(gainedOf(level, "known", standing, beside, incident -> !isWithheld(incident)));
                rows.add(gainedOf(level, "withheld", standing, beside, this::isWithheld));
            }
        });
        return new Table(gainedColumns("scenarios"), rows);
    }

    /**
     * What this board finds more than others over the same mixes, a row each level and other.
     *
     * @param others by the name of what they lack
     */
    Table gainedWithEach(SortedMap<String, BoardTables> others) {
        List<List<String>> rows = new ArrayList<>();
        levels.forEach((level, standing) -> others.forEach((name, other) -> {
            Standing less = other.levels.get(level);
            if (less != null) {
                rows.add(gained(level, "`" + name + "`", less, standing));
            }
        }));
        return new Table(gainedColumns("switched off"), rows);
    }

    private static List<String> gainedColumns(String second) {
        return List.of(
                "level",
                second,
                "recall without",
                "recall with",
                "gained",
                "95 %",
                "wrong High an account-day without",
                "with",
                "wrong an account-day without",
                "with");
    }

    /** A row over all incidents, which tells of wrong findings, too: these belong to no kind of scenario. */
    private static List<String> gained(int level, String name, Standing less, Standing more) {
        List<String> row =
                new ArrayList<>(gainedOf(level, name, less, more, any -> true).subList(0, RECALL_COLUMNS));
        row.addAll(List.of(
                number(less.falseHigh()),
                number(more.falseHigh()),
                number(less.falseAlarms()),
                number(more.falseAlarms())));
        return row;
    }

    private static List<String> gainedOf(
            int level, String name, Standing less, Standing more, Predicate<Incident> which) {
        Level before = less.strict().incidentsOf(which);
        Level after = more.strict().incidentsOf(which);
        return List.of(
                Integer.toString(level),
                name,
                number(before.total().recall()),
                number(after.total().recall()),
                String.format(
                        Locale.ROOT,
                        "%+.3f",
                        after.total().recall() - before.total().recall()),
                range(BOOTSTRAP.draw(after).above(BOOTSTRAP.draw(before), Measure.RECALL)),
                DASH,
                DASH,
                DASH,
                DASH);
    }

    private static List<String> compared(int level, Standing one, Standing other) {
        Score first = one.strict();
        Score second = other.strict();
        double spoken = one.anyType().incident().total().recall();
        double spokenByOther = other.anyType().incident().total().recall();
        Level mine = first.incidentsOf(any -> true);
        Level theirs = second.incidentsOf(any -> true);
        double difference = theirs.total().recall() - mine.total().recall();
        Optional<Interval> interval = BOOTSTRAP.draw(theirs).above(BOOTSTRAP.draw(mine), Measure.RECALL);
        return List.of(
                Integer.toString(level),
                number(mine.total().recall()),
                number(theirs.total().recall()),
                String.format(Locale.ROOT, "%+.3f", difference),
                range(interval),
                number(spoken),
                number(spokenByOther),
                number(one.falseHigh()),
                number(other.falseHigh()),
                number(one.falseAlarms()),
                number(other.falseAlarms()));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? DASH : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String range(Optional<Interval> interval) {
        return interval.map(range -> String.format(Locale.ROOT, "%.3f to %.3f", range.low(), range.high()))
                .orElse(DASH);
    }

    private static String time(TimeToDetect time) {
        return time.median().map(BoardTables::minutes).orElse(DASH);
    }

    private static String minutes(Duration time) {
        return time.toMinutes() >= 1 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}

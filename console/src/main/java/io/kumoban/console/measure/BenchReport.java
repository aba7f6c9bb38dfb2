package io.kumoban.console.measure;

import io.kumoban.console.rules.RuleEntry;
import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.detectors.sigma.rule.Level;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.sink.Csv;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What rules cost and find, as text, JSON and CSV. */
public final class BenchReport {
    private static final List<String> HEADINGS = List.of(
            "rule",
            "title",
            "level",
            "family",
            "nanosPerEvent",
            "events",
            "hits",
            "workedOut",
            "saved",
            "hitsPerDay",
            "incidentsPerDay");

    private final RuleBench bench;

    public BenchReport(RuleBench bench) {
        this.bench = bench;
    }

    /**
     * Prints a table, with the plans of all rules last.
     *
     * @param perDay whether hits and incidents a day are shown
     */
    public void print(Screen screen, boolean perDay) {
        Table table = new Table()
                .number("NS/EVENT")
                .number("HITS")
                .number("MATCHED")
                .number("WORKED OUT")
                .number("SAVED");
        if (perDay) {
            table.number("HITS/DAY").number("INCIDENTS/DAY");
        }
        table.column("FAMILY").column("LEVEL").shrinking("RULE").shrinking("TITLE");
        for (RuleFigures rule : bench.rules()) {
            List<String> cells = new ArrayList<>(List.of(
                    nanos(rule.nanos()),
                    Amounts.count(rule.hits()),
                    percent(rule.matched()),
                    percent(rule.workedOut()),
                    Amounts.count(rule.saved())));
            if (perDay) {
                cells.add(Amounts.value(perDay(rule.hits())));
                cells.add(Amounts.value(perDay(rule.incidents())));
            }
            cells.addAll(List.of(
                    family(rule),
                    level(rule),
                    rule.rule().info().key(),
                    rule.rule().info().title()));
            table.row(cells.toArray(String[]::new));
        }
        for (RuleBench.PlanFigures plan : bench.plans()) {
            List<String> cells = new ArrayList<>(List.of(nanos(plan.nanos()), "", "", "", ""));
            if (perDay) {
                cells.addAll(List.of("", ""));
            }
            cells.addAll(List.of(
                    RuleEntry.Family.of(plan.family()).word(),
                    "",
                    "all",
                    "%s together; one by one %s ns"
                            .formatted(Amounts.count(plan.rules(), "rule"), nanos(plan.alone()))));
            table.row(cells.toArray(String[]::new));
        }
        table.print(screen);
        screen.line("Loading the rules took %s, reading and decoding %s %s: %s ns an event."
                .formatted(
                        Amounts.span(bench.load()),
                        Amounts.count(bench.reading().count(), "event"),
                        Amounts.span(Duration.ofNanos(bench.reading().nanos())),
                        nanos(bench.reading().nanosPerEvent())));
    }

    /** One document. */
    public ObjectNode json() {
        ObjectNode json = Json.object();
        ArrayNode rules = json.putArray("rules");
        bench.rules().forEach(rule -> json(rule, rules.addObject()));
        ArrayNode plans = json.putArray("plans");
        for (RuleBench.PlanFigures plan : bench.plans()) {
            ObjectNode one = plans.addObject();
            one.put("family", RuleEntry.Family.of(plan.family()).word());
            one.put("rules", plan.rules());
            one.put("everyEvent", plan.unanchored());
            one.put("events", plan.events());
            one.put("nanosPerEvent", tenths(plan.nanos()));
            one.put("nanosPerEventOneByOne", tenths(plan.alone()));
            one.put("sample", plan.sample());
            one.put("rounds", plan.rounds());
        }
        json.put("loadMillis", bench.load().toMillis());
        json.put("readingNanosPerEvent", tenths(bench.reading().nanosPerEvent()));
        json.put("events", bench.reading().count());
        json.put("days", thousandths(bench.days()));
        return json;
    }

    private void json(RuleFigures rule, ObjectNode one) {
        one.put("rule", rule.rule().info().key());
        one.put("title", rule.rule().info().title());
        Json.putPresent(one, "level", level(rule));
        one.put("family", family(rule));
        one.put("nanosPerEvent", tenths(rule.nanos()));
        one.put("events", rule.events());
        one.put("hits", rule.hits());
        one.put("workedOut", rule.tried());
        one.put("saved", rule.saved());
        one.put("hitsPerDay", thousandths(perDay(rule.hits())));
        one.put("incidentsPerDay", thousandths(perDay(rule.incidents())));
    }

    /** A row for each rule, and behind them one for each plan, whose rule is {@code all}. */
    public String csv() {
        StringBuilder csv = new StringBuilder(Csv.row(HEADINGS));
        for (RuleFigures rule : bench.rules()) {
            csv.append(Csv.row(List.of(
                    rule.rule().info().key(),
                    rule.rule().info().title(),
                    level(rule),
                    family(rule),
                    Double.toString(tenths(rule.nanos())),
                    Long.toString(rule.events()),
                    Long.toString(rule.hits()),
                    Long.toString(rule.tried()),
                    Long.toString(rule.saved()),
                    Double.toString(thousandths(perDay(rule.hits()))),
                    Double.toString(thousandths(perDay(rule.incidents()))))));
        }
        for (RuleBench.PlanFigures plan : bench.plans()) {
            csv.append(Csv.row(List.of(
                    "all",
                    "",
                    "",
                    RuleEntry.Family.of(plan.family()).word(),
                    Double.toString(tenths(plan.nanos())),
                    Long.toString(plan.events()),
                    "",
                    "",
                    "",
                    "",
                    "")));
        }
        return csv.toString();
    }

    private double perDay(long count) {
        return count / bench.days();
    }

    private static String family(RuleFigures rule) {
        return RuleEntry.Family.of(rule.family()).word();
    }

    private static String level(RuleFigures rule) {
        Level level = rule.rule().info().level();
        return level == null ? "" : level.word();
    }

    static String nanos(double nanos) {
        return String.format(Locale.ROOT, nanos < 100 ? "%,.1f" : "%,.0f", nanos);
    }

    private static String percent(double share) {
        return share == 0 ? "0 %" : String.format(Locale.ROOT, share < 0.001 ? "%.4f %%" : "%.2f %%", share * 100);
    }

    static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    static double thousandths(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}

package io.kumoban.console.measure;

import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.Ink;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.sink.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What two sets of rules find, beside each other, as text, JSON and CSV. */
public final class ComparisonReport {
    private static final List<String> HEADINGS = List.of("rule", "title", "in", "equal", "won", "lost");
    private static final List<String> TRUTH = List.of("wonInAttacks", "wonOutside", "lostInAttacks", "lostOutside");

    private final RuleComparison comparison;
    private final boolean truth;

    /**
     * For a comparison.
     *
     * @param truth whether it is known which events belong to attacks
     */
    public ComparisonReport(RuleComparison comparison, boolean truth) {
        this.comparison = comparison;
        this.truth = truth;
    }

    /**
     * Prints a table and what both sets cost.
     *
     * @param all also rules of which nothing changed
     */
    public void print(Screen screen, boolean all) {
        Table table = new Table().number("WON").number("LOST").number("EQUAL");
        if (truth) {
            table.number("WON IN ATTACKS").number("LOST IN ATTACKS");
        }
        table.column("IN").shrinking("RULE").shrinking("TITLE");
        long changed = 0;
        for (PairFigures rule : comparison.rules()) {
            changed += rule.isChanged() ? 1 : 0;
            if (all || rule.isChanged()) {
                row(rule, table);
            }
        }
        if (!table.isEmpty()) {
            table.print(screen);
        }
        screen.line("%s in all, %s changed; %s won, %s lost."
                .formatted(
                        Amounts.count(comparison.rules().size(), "rule"),
                        Amounts.count(changed),
                        Amounts.count(comparison.won(), "hit"),
                        Amounts.count(comparison.lost())));
        PairedCosts costs = comparison.costs();
        screen.line("Old %s ns an event, new %s ns%s."
                .formatted(
                        BenchReport.nanos(costs.before()),
                        BenchReport.nanos(costs.now()),
                        costs.ratio() == 0 ? "" : String.format(Locale.ROOT, ", %.2f times as much", costs.ratio())));
    }

    private void row(PairFigures rule, Table table) {
        List<Table.Cell> cells = new ArrayList<>(List.of(
                Table.Cell.of(Amounts.count(rule.won())),
                new Table.Cell(Amounts.count(rule.lost()), rule.lost() > 0 ? Ink.RED : Ink.PLAIN),
                Table.Cell.of(Amounts.count(rule.equal()))));
        if (truth) {
            cells.add(Table.Cell.of(Amounts.count(rule.wonInAttacks())));
            cells.add(Table.Cell.of(Amounts.count(rule.lostInAttacks())));
        }
        cells.add(Table.Cell.of(word(rule)));
        cells.add(Table.Cell.of(rule.pair().info().key()));
        cells.add(Table.Cell.of(rule.pair().info().title()));
        table.row(cells.toArray(Table.Cell[]::new));
    }

    /** One document with all rules. */
    public ObjectNode json() {
        ObjectNode json = Json.object();
        ArrayNode rules = json.putArray("rules");
        for (PairFigures rule : comparison.rules()) {
            ObjectNode one = rules.addObject();
            one.put("rule", rule.pair().info().key());
            one.put("title", rule.pair().info().title());
            one.put("in", word(rule));
            one.put("equal", rule.equal());
            one.put("won", rule.won());
            one.put("lost", rule.lost());
            if (truth) {
                one.put("wonInAttacks", rule.wonInAttacks());
                one.put("wonOutside", rule.won() - rule.wonInAttacks());
                one.put("lostInAttacks", rule.lostInAttacks());
                one.put("lostOutside", rule.lost() - rule.lostInAttacks());
            }
        }
        json.put("won", comparison.won());
        json.put("lost", comparison.lost());
        json.put("events", comparison.reading().count());
        PairedCosts costs = comparison.costs();
        json.putObject("cost")
                .put("oldNanosPerEvent", BenchReport.tenths(costs.before()))
                .put("newNanosPerEvent", BenchReport.tenths(costs.now()))
                .put("ratio", BenchReport.thousandths(costs.ratio()))
                .put("sample", costs.sample())
                .put("rounds", costs.rounds());
        return json;
    }

    /** A row for each rule. */
    public String csv() {
        StringBuilder csv = new StringBuilder(
                Csv.row(truth ? Stream.concat(HEADINGS.stream(), TRUTH.stream()).toList() : HEADINGS));
        for (PairFigures rule : comparison.rules()) {
            List<String> cells = new ArrayList<>(List.of(
                    rule.pair().info().key(),
                    rule.pair().info().title(),
                    word(rule),
                    Long.toString(rule.equal()),
                    Long.toString(rule.won()),
                    Long.toString(rule.lost())));
            if (truth) {
                cells.add(Long.toString(rule.wonInAttacks()));
                cells.add(Long.toString(rule.won() - rule.wonInAttacks()));
                cells.add(Long.toString(rule.lostInAttacks()));
                cells.add(Long.toString(rule.lost() - rule.lostInAttacks()));
            }
            csv.append(Csv.row(cells));
        }
        return csv.toString();
    }

    private static String word(PairFigures rule) {
        return rule.pair().where().name().toLowerCase(Locale.ROOT);
    }
}

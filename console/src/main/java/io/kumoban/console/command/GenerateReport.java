package io.kumoban.console.command;

import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.datasets.simulator.SimulationSummary;
import io.kumoban.datasets.simulator.Tally;
import io.kumoban.datasets.simulator.plan.LogFamily;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a simulation says when it has ended. */
final class GenerateReport {
    private final Screen screen;

    GenerateReport(Screen screen) {
        this.screen = screen;
    }

    /** @param folder where it was written, or null for nowhere */
    void print(SimulationSummary summary, int threads, @Nullable Path folder) {
        Table table = new Table()
                .column("FAMILY")
                .number("RECORDS")
                .number("REPEATED")
                .number("FILES")
                .number("PLAIN")
                .number("BYTES EACH")
                .number("RECORDS/S A CORE");
        Tally tally = summary.tally();
        for (LogFamily family : LogFamily.values()) {
            long records = tally.records(family);
            if (records > 0) {
                table.row(
                        family.id(),
                        Amounts.count(records),
                        Amounts.count(tally.repeats(family)),
                        Amounts.count(tally.files(family)),
                        Amounts.bytes((double) tally.bytes(family)),
                        Amounts.count(tally.bytes(family) / (records + tally.repeats(family))),
                        Amounts.rate(records / (tally.nanos(family) / 1e9)));
            }
        }
        table.print(screen);
        double seconds = summary.nanos() / 1e9;
        screen.line();
        screen.line("%s in %s with %s: %s records/s"
                .formatted(
                        Amounts.count(tally.records(), "record"),
                        Amounts.span(Duration.ofNanos(summary.nanos())),
                        Amounts.count(threads, "thread"),
                        Amounts.rate(tally.records() / seconds)));
        if (!summary.incidents().isEmpty() || !summary.leftOut().isEmpty()) {
            screen.line("%s with %s; %d left out"
                    .formatted(
                            Amounts.count(summary.incidents().size(), "attack"),
                            Amounts.count(
                                    summary.incidents().stream()
                                            .mapToLong(incident ->
                                                    incident.events().size())
                                            .sum(),
                                    "record"),
                            summary.leftOut().size()));
        }
        if (folder == null) {
            screen.line("Nothing was written.");
            return;
        }
        screen.line("Written: %s, %s and %s as stored"
                .formatted(folder, Amounts.count(summary.digests(), "digest file"), Amounts.bytes((double)
                        summary.storedBytes())));
        screen.line(
                summary.interrupted()
                        ? "It is incomplete; delete it before you try again."
                        : "SHA-256 of all files: " + summary.sha256());
    }
}

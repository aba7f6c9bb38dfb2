package io.kumoban.console.command;

import io.kumoban.console.replay.IngestRun;
import io.kumoban.console.view.AccountText;
import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.Screen;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.journal.Totals;
import io.kumoban.engine.pipeline.IngestSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an ingest says when it has ended: its account, and how large the journal is. */
final class IngestReport {
    private final Screen screen;

    IngestReport(Screen screen) {
        this.screen = screen;
    }

    void print(IngestRun.Ended ended, Path journal, Path quarantine) {
        IngestSummary summary = ended.summary();
        AccountText text = new AccountText(screen);
        if (summary.interrupted()) {
            text.row("Interrupted", "what was written until then stays; the same command goes on from there");
        }
        if (summary.heldBefore() > 0) {
            text.row(
                    "Taken up",
                    summary.heldBefore() == summary.totals().rows()
                            ? "the journal held all of it already"
                            : Amounts.count(summary.heldBefore(), "event") + " were in the journal already");
        }
        text.input(summary.account());
        text.throughput(summary.account(), ended.wall().toNanos() / 1e9);
        summary.warnings().forEach(warning -> text.row("Warning", warning));
        size(text, summary);
        text.row("Written", journal + (summary.account().quarantined.get() > 0 ? ", " + quarantine : ""));
    }

    private static void size(AccountText text, IngestSummary summary) {
        Totals totals = summary.totals();
        List<String> families = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (totals.rows(kind) > 0) {
                families.add("%s %s".formatted(anEvent(totals, kind), name(kind)));
            }
        }
        text.row(
                "Journal",
                "%s from %s of log as stored (%s plain)%s"
                        .formatted(
                                Amounts.bytes((double) totals.journalBytes()),
                                Amounts.bytes((double)
                                        summary.account().compressedBytes.get()),
                                Amounts.bytes(
                                        (double) summary.account().plainBytes.get()),
                                families.isEmpty() ? "" : "; bytes an event: " + String.join(", ", families)));
    }

    private static String anEvent(Totals totals, Kind kind) {
        return String.format(Locale.ROOT, "%.1f", (double) totals.journalBytes(kind) / totals.rows(kind));
    }

    private static String name(Kind kind) {
        return switch (kind) {
            case API_CALL -> "of CloudTrail";
            case FLOW -> "of flow logs";
            case DNS_QUERY -> "of DNS logs";
        };
    }
}

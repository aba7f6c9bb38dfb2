package io.kumoban.console.command;

import io.kumoban.console.run.FoundFinding;
import io.kumoban.console.table.FindingTable;
import io.kumoban.console.table.IncidentTable;
import io.kumoban.console.table.ScoreTable;
import io.kumoban.console.view.Amounts;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.datasets.truth.LabelledData;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is exported as tables beside the findings. */
final class TableOptions {
    @Option(
            names = "--scores",
            paramLabel = "F",
            description = "With parquet: also a table of these scores (replay --scores).")
    @Nullable
    Path scores;

    @Option(
            names = "--truth",
            paramLabel = "T",
            description = "With parquet: also a table of these incidents, of a truth.jsonl or a data set's folder.")
    @Nullable
    Path truth;

    boolean isGiven() {
        return scores != null || truth != null;
    }

    /**
     * Writes the tables into a folder that exists, and says so.
     *
     * @param findings is handed a consumer of findings
     */
    void write(Path folder, Consumer<Consumer<FoundFinding>> findings, CommonOptions common) {
        // Read first, since a mistake in it should be told before anything is written.
        List<Incident> incidents =
                truth == null ? List.of() : LabelledData.read(truth).incidents();
        Path table = folder.resolve("findings.parquet");
        say(common, FindingTable.write(table, findings), "finding", table);
        if (scores != null) {
            common.note("Writing the scores ...");
            table = folder.resolve("scores.parquet");
            say(common, ScoreTable.write(table, scores), "score", table);
        }
        if (truth != null) {
            table = folder.resolve("truth.parquet");
            say(common, IncidentTable.write(table, incidents), "incident", table);
        }
    }

    private static void say(CommonOptions common, long rows, String what, Path table) {
        common.note("%s in %s.".formatted(Amounts.count(rows, what), table));
    }
}

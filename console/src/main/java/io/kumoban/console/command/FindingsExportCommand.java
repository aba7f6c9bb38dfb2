package io.kumoban.console.command;

import io.kumoban.console.run.FoundFinding;
import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.Screen;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.sink.EventBridgeEvents;
import io.kumoban.engine.sink.JsonLines;
import io.kumoban.engine.sink.S3Export;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes findings as the service publishes them, or as tables for other programs. */
@Command(
        name = "export",
        description = "Writes findings as the service publishes them, to a bucket or as events, or as tables in Parquet"
                + " for DuckDB, pandas and others. Archived ones are left out.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban findings export --as s3 --out bucket/",
            "  kumoban findings export --as eventbridge > events.jsonl",
            "  kumoban findings export --as eventbridge --file updates.jsonl --filter-by 'severity>=7' --bare",
            "  kumoban findings export --as parquet --out tables/ --scores scores.csv",
            "  kumoban findings export --as parquet --out tables/ --truth demo-account"
        })
public final class FindingsExportCommand implements Callable<Integer> {
    /** The shapes of an export. */
    enum Shape {
        S3,
        EVENTBRIDGE,
        PARQUET
    }

    private final CommonOptions common;

    @Mixin
    FindingsSource source = new FindingsSource();

    @Mixin
    FilterOptions filters = new FilterOptions();

    @Option(
            names = {"--as", "--format"},
            required = true,
            paramLabel = "SHAPE",
            description = "s3: packed JSON Lines under AWSLogs/; eventbridge: one event a line; parquet: a table.")
    Shape shape = Shape.S3;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder to write into. Events go to standard output unless it is given.")
    @Nullable
    Path out;

    @Option(names = "--bare", description = "Without the key 'kumoban', so only what the service knows.")
    boolean bare;

    @Mixin
    TableOptions tables = new TableOptions();

    public FindingsExportCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        if (out != null && Files.exists(out) && !Files.isDirectory(out)) {
            throw CommandFailure.wrongUsage("The export cannot be written: %s is no folder.".formatted(out));
        }
        if (shape != Shape.PARQUET && tables.isGiven()) {
            throw CommandFailure.wrongUsage(
                    "--scores and --truth become tables of their own; they go with --as parquet only.");
        }
        switch (shape) {
            case S3 -> toFolder();
            case EVENTBRIDGE -> events();
            case PARQUET -> tables();
        }
        return ExitCodes.DONE;
    }

    private void toFolder() {
        S3Export export = new S3Export(folder("An export as s3 is a tree of files; name a folder for it with --out."));
        published(export::add);
        export.flush();
        common.note("%s files are written below %s.".formatted(Amounts.count(export.files()), out));
    }

    private void events() {
        if (out == null) {
            Screen screen = common.screen();
            published(finding -> screen.line(Json.text(EventBridgeEvents.of(finding))));
            screen.out().flush();
            return;
        }
        Path file = out.resolve("events.jsonl");
        make(out);
        JsonLines.write(file, lines -> published(finding -> lines.accept(EventBridgeEvents.of(finding))));
        common.note("The events are written to %s.".formatted(file));
    }

    private void tables() {
        Path folder = folder("An export as parquet is a folder of tables; name one with --out.");
        if (bare) {
            throw CommandFailure.wrongUsage("--bare leaves something out of documents; a table has its columns.");
        }
        make(folder);
        tables.write(folder, this::each, common);
    }

    private Path folder(String mend) {
        if (out == null) {
            throw CommandFailure.wrongUsage(mend);
        }
        return out;
    }

    private static void make(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw CommandFailure.wrongUsage(
                    "The folder %s cannot be made (%s); name another with --out.".formatted(folder, e.getMessage()));
        }
    }

    private void published(Consumer<JsonNode> action) {
        each(finding -> action.accept(bare ? bare(finding.json()) : finding.json()));
    }

    private void each(Consumer<FoundFinding> action) {
        Predicate<JsonNode> wanted = filters.wanted(false);
        source.open().read(finding -> {
            if (!finding.archived() && wanted.test(finding.json())) {
                action.accept(finding);
            }
        });
    }

    private static JsonNode bare(JsonNode finding) {
        ObjectNode copy = (ObjectNode) finding.deepCopy();
        copy.remove("kumoban");
        return copy;
    }
}

package io.kumoban.console.command;

import io.kumoban.console.run.FoundFinding;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Summary;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.sink.CsvTimeline;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists findings, the gravest first, or in the order of the file where a program reads them. */
@Command(
        name = "list",
        description = "Lists the findings of a run.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban findings list",
            "  kumoban findings list --severity high --type UnauthorizedAccess",
            "  kumoban findings list --filter-by 'severity>=7' --filter-by service.resourceRole=ACTOR",
            "  kumoban findings list --filter filters.yaml --archived",
            "  kumoban findings list --format csv > findings.csv"
        })
public final class FindingsListCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Mixin
    FindingsSource source = new FindingsSource();

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY",
            description = "Only findings of this severity or graver: low, medium, high or critical.")
    @Nullable
    Severity severity;

    @Option(names = "--type", paramLabel = "TEXT", description = "Only findings whose type contains this.")
    String type = "";

    @Mixin
    FilterOptions filters = new FilterOptions();

    @Option(names = "--archived", description = "Also findings that a suppression rule put aside.")
    boolean archived;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, json, jsonl or csv. Default: ${DEFAULT-VALUE}.")
    OutputFormat format = OutputFormat.TABLE;

    public FindingsListCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Screen screen = common.screen();
        switch (format) {
            case TABLE -> table(screen);
            case JSON -> document(screen);
            case JSONL -> each(finding -> screen.line(finding.json().toString()));
            case CSV -> csv(screen);
        }
        screen.out().flush();
        return ExitCodes.DONE;
    }

    private void table(Screen screen) {
        Summary summary = new Summary(Integer.MAX_VALUE);
        each(summary::add);
        if (summary.total() == 0) {
            common.note("No findings.");
            return;
        }
        summary.print(screen);
    }

    private void document(Screen screen) {
        StringBuilder before = new StringBuilder("[");
        each(finding -> {
            screen.line(before + finding.json().toString());
            before.setLength(0);
            before.append(',');
        });
        screen.line(before.charAt(0) == '[' ? "[]" : "]");
    }

    private void csv(Screen screen) {
        screen.out().print(CsvTimeline.header());
        each(finding -> screen.out().print(CsvTimeline.row(finding.json())));
    }

    private void each(Consumer<FoundFinding> action) {
        Predicate<JsonNode> asked = filters.wanted(archived);
        source.open().read(finding -> {
            if (wanted(finding) && asked.test(finding.json())) {
                action.accept(finding);
            }
        });
    }

    private boolean wanted(FoundFinding finding) {
        boolean grave = severity == null || finding.severity().compareTo(severity) >= 0;
        return grave && finding.type().contains(type);
    }
}

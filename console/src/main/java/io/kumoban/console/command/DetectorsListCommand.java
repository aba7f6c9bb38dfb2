package io.kumoban.console.command;

import io.kumoban.console.view.DetectorJson;
import io.kumoban.console.view.DetectorText;
import io.kumoban.console.view.Ink;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.event.Severity;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists all detectors. */
@Command(
        name = "list",
        description = "Lists the detectors with what they find and what they read.",
        footerHeading = "%nExamples:%n",
        footer = {"  kumoban detectors list", "  kumoban detectors list --format json"})
public final class DetectorsListCommand implements Callable<Integer> {
    /** The formats of this list. */
    enum Format {
        TABLE,
        JSON
    }

    private final CommonOptions common;

    @Mixin
    DetectorSource source = new DetectorSource();

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table or json. Default: ${DEFAULT-VALUE}.")
    Format format = Format.TABLE;

    public DetectorsListCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Screen screen = common.screen();
        List<Detector<?, ?>> detectors = source.load();
        if (format == Format.JSON) {
            screen.line(DetectorJson.of(detectors));
        } else {
            table(detectors).print(screen);
            common.note(detectors.size() + " detectors; 'kumoban detectors show ID' tells all of one.");
        }
        return ExitCodes.DONE;
    }

    private static Table table(List<Detector<?, ?>> detectors) {
        Table table = new Table()
                .column("ID")
                .column("SEVERITY")
                .column("READS")
                .column("LEARNS")
                .shrinking("TECHNIQUES")
                .shrinking("FINDING TYPES");
        for (Detector<?, ?> detector : detectors) {
            About about = detector.about();
            Table.Cell severity = about.types().isEmpty()
                    ? new Table.Cell(about.insightType().isEmpty() ? "signal" : "insight", Ink.FAINT)
                    : severity(Collections.max(about.types().values()));
            table.row(
                    Table.Cell.of(about.id()),
                    severity,
                    Table.Cell.of(DetectorText.source(detector.interest())),
                    Table.Cell.of(about.learns() ? "yes" : "no"),
                    Table.Cell.of(String.join(", ", about.techniques())),
                    Table.Cell.of(
                            about.insightType().isEmpty()
                                    ? String.join(", ", about.types().keySet())
                                    : about.insightType()));
        }
        return table;
    }

    private static Table.Cell severity(Severity severity) {
        return new Table.Cell(severity.name(), Ink.of(severity));
    }
}

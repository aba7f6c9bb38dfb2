package io.kumoban.console.command;

import io.kumoban.console.run.FoundFinding;
import io.kumoban.console.view.FindingDetail;
import io.kumoban.console.view.Screen;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows all of one finding. */
@Command(
        name = "show",
        description = "Shows one finding with its resource, action, measures and events.",
        footerHeading = "%nExamples:%n",
        footer = {"  kumoban findings show 3f2a", "  kumoban findings show 3f2a --json"})
public final class FindingsShowCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Mixin
    FindingsSource source = new FindingsSource();

    @Parameters(paramLabel = "ID", description = "The finding's id, or as much of its beginning as is unique.")
    String id = "";

    @Option(names = "--json", description = "The finding as it is in the file, as one indented JSON document.")
    boolean json;

    public FindingsShowCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Screen screen = common.screen();
        FoundFinding finding = source.open().find(id);
        if (json) {
            screen.line(finding.json().toPrettyString());
        } else {
            FindingDetail.print(screen, finding, source.groups().of(finding.id()));
        }
        return ExitCodes.DONE;
    }
}

package io.kumoban.console.command;

import io.kumoban.console.lab.Lab;
import io.kumoban.console.lab.LabShelf;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the exercises. */
@Command(
        name = "list",
        description = "Lists the exercises, the easier ones first.",
        footerHeading = "%nExamples:%n",
        footer = "  kumoban lab list")
public final class LabListCommand implements Callable<Integer> {
    private final CommonOptions common;

    public LabListCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Screen screen = common.screen();
        Table table = new Table().column("NAME").number("MINUTES").shrinking("WHAT");
        for (Lab lab : LabShelf.all()) {
            table.row(lab.name(), Integer.toString(lab.minutes()), lab.title());
        }
        table.print(screen);
        common.note("'kumoban lab start NAME' writes the logs and says what to find out.");
        return ExitCodes.DONE;
    }
}

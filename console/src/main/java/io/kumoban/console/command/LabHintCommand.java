package io.kumoban.console.command;

import io.kumoban.console.lab.Lab;
import io.kumoban.console.view.LabText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Gives a hint for an exercise. */
@Command(
        name = "hint",
        description = "Gives a hint: 1 is a nudge, 3 is a way through.",
        footerHeading = "%nExamples:%n",
        footer = {"  kumoban lab hint eighth-night", "  kumoban lab hint eighth-night 3"})
public final class LabHintCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Mixin
    LabSource source = new LabSource();

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which hint. Default: ${DEFAULT-VALUE}.")
    int number = 1;

    public LabHintCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Lab lab = source.lab();
        int last = lab.hints().size();
        if (number < 1 || number > last) {
            throw CommandFailure.wrongUsage("There are hints 1 to %d, not %d.".formatted(last, number));
        }
        LabText.hint(common.screen(), lab.hints().get(number - 1));
        if (number < last) {
            common.note("More of it: kumoban lab hint %s %d".formatted(lab.name(), number + 1));
        }
        return ExitCodes.DONE;
    }
}

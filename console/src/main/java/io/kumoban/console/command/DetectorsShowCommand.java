package io.kumoban.console.command;

import io.kumoban.console.view.DetectorText;
import io.kumoban.console.view.Screen;
import io.kumoban.engine.detect.Detector;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows all of one detector, or of every detector of a finding type. */
@Command(
        name = "show",
        description = "Shows what a detector counts, against what, and which parameters it has.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban detectors show port-scan",
            "  kumoban detectors show Stealth:IAMUser/CloudTrailLoggingDisabled"
        })
public final class DetectorsShowCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Mixin
    DetectorSource source = new DetectorSource();

    @Parameters(paramLabel = "ID|TYPE", description = "A detector's id, or a finding type.")
    String name = "";

    public DetectorsShowCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Screen screen = common.screen();
        List<Detector<?, ?>> chosen = source.named(name);
        for (int i = 0; i < chosen.size(); i++) {
            if (i > 0) {
                screen.line();
            }
            DetectorText.print(screen, chosen.get(i));
        }
        return ExitCodes.DONE;
    }
}

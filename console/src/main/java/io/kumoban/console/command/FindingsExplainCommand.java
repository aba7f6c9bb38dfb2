package io.kumoban.console.command;

import io.kumoban.console.run.FoundFinding;
import io.kumoban.console.view.FindingDetail;
import io.kumoban.console.view.Ink;
import io.kumoban.console.view.Paragraph;
import io.kumoban.console.view.Screen;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Explains a finding: what was seen against what is normal, and what to do with it. */
@Command(
        name = "explain",
        description =
                "Explains one finding: what was seen, what is normal, what to check next, what it is mistaken for.",
        footerHeading = "%nExamples:%n",
        footer = {"  kumoban findings explain 3f2a", "  kumoban findings explain 3f2a --file findings.jsonl"})
public final class FindingsExplainCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Mixin
    FindingsSource source = new FindingsSource();

    @Mixin
    DetectorSource detectors = new DetectorSource();

    @Parameters(paramLabel = "ID", description = "The finding's id, or as much of its beginning as is unique.")
    String id = "";

    public FindingsExplainCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Screen screen = common.screen();
        FoundFinding finding = source.open().find(id);
        FindingDetail.head(screen, finding);
        screen.line();
        Optional<About> about = about(finding.detector());
        about.ifPresentOrElse(
                known -> explain(screen, known),
                () -> screen.line(screen.ink(
                        Ink.FAINT,
                        "The detector that raised it is not among those loaded, so no more is known of it.")));
        FindingDetail.measures(screen, finding);
        FindingDetail.events(screen, finding);
        return ExitCodes.DONE;
    }

    private static void explain(Screen screen, About about) {
        Paragraph.print(screen, "What counts", about.what());
        Paragraph.print(screen, "Normally", about.normally());
        Paragraph.print(screen, "Then check", about.thenCheck());
        Paragraph.print(screen, "Mistaken for", about.mistakenFor());
    }

    private Optional<About> about(String detectorId) {
        return detectors.load().stream()
                .map(Detector::about)
                .filter(about -> about.id().equals(detectorId))
                .findFirst();
    }
}

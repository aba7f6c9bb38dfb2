package io.kumoban.console.command;

import io.kumoban.console.replay.IngestRun;
import io.kumoban.console.replay.Interruption;
import io.kumoban.console.replay.WorkFolder;
import io.kumoban.detectors.sigma.replay.LoadedRules;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.asset.AssetsFile;
import io.kumoban.engine.detect.AskedFields;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.journal.JournalWriter;
import io.kumoban.engine.pipeline.Ingest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sorts logs and writes them once into a compact journal. */
@Command(
        name = "ingest",
        description = "Sorts logs and writes them once into a compact journal, which is a PATH like any other and is "
                + "read several times faster than text.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban ingest AWSLogs/ --journal march",
            "  kumoban replay march",
            "  kumoban ingest AWSLogs/ --journal march --context context.yaml",
            "  kumoban ingest AWSLogs/ --journal march --fields requestParameters.roleName,tlsDetails.tlsVersion",
            "  kumoban ingest AWSLogs/ --journal march --rules sigma/rules/cloud/aws",
            "%nA journal holds the standard fields and those that the detectors ask for; --fields and --rules add. It"
                    + " holds",
            "what --context said of the sides of flows, so a replay of it takes the same file. An ingest that was"
                    + " broken",
            "off goes on where it was when the same command is given again."
        })
public final class IngestCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Mixin
    InputOptions input = new InputOptions();

    @Option(
            names = "--journal",
            paramLabel = "DIR",
            required = true,
            description = "The folder of the journal; made when it is missing.")
    Path journal = Path.of("journal");

    @Option(
            names = "--fields",
            paramLabel = "FIELD",
            split = ",",
            description = "Further fields to keep, by their path in the record, such as requestParameters.roleName.")
    List<String> fields = new ArrayList<>();

    @Mixin
    DetectorSource detectors = new DetectorSource();

    @Mixin
    RuleOptions rules = new RuleOptions();

    @Option(
            names = "--quarantine",
            paramLabel = "F",
            description =
                    "Write unusable records to this file. Default: quarantine.jsonl in the folder of the journal.")
    @Nullable
    Path quarantine;

    @Option(names = "--strict", description = "End with 4 when a record was quarantined.")
    boolean strict;

    public IngestCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        Assets assets = input.context == null ? Assets.NONE : AssetsFile.read(input.context);
        input.requireSomething();
        requireOutside();
        Path rejects = quarantine == null ? journal.resolve(JournalWriter.QUARANTINE) : quarantine;
        Set<Field> kept = AskedFields.of(detectors.load());
        LoadedRules loaded = rules.load(common::note);
        if (loaded != null) {
            kept.addAll(AskedFields.of(loaded.detectors()));
        }
        fields.forEach(path -> kept.addAll(FieldPaths.of(path)));
        try (Interruption interruption = Interruption.watch(common.screen(), ExitCodes.INTERRUPTED);
                WorkFolder work = WorkFolder.in(folder())) {
            Ingest ingest = new Ingest(input.options(work.path(), Duration.ZERO, 0, false), kept, assets, journal);
            IngestRun.Ended ended = new IngestRun(ingest, rejects, work.path()).run(common.watch(), interruption);
            return report(ended, rejects);
        }
    }

    private Path folder() {
        try {
            return Files.createDirectories(journal);
        } catch (IOException refused) {
            throw CommandFailure.wrongUsage(
                    "The folder %s cannot be made (%s); name another with --journal.".formatted(journal, refused));
        }
    }

    /** A journal among its own logs would be read while it is written. */
    private void requireOutside() {
        Path inside = journal.toAbsolutePath().normalize();
        for (String path : input.paths) {
            Path named = Path.of(path.equals("-") ? "" : path).toAbsolutePath().normalize();
            if (!path.equals("-") && Files.isDirectory(named) && inside.startsWith(named)) {
                throw CommandFailure.wrongUsage(
                        "The journal %s would lie among the logs of %s; name a folder outside with --journal."
                                .formatted(journal, path));
            }
        }
    }

    private int report(IngestRun.Ended ended, Path rejects) {
        if (!common.quiet()) {
            new IngestReport(common.screen()).print(ended, journal, rejects);
        }
        ReplayReport.requireSums(ended.summary().account());
        if (ended.summary().interrupted()) {
            return ExitCodes.INTERRUPTED;
        }
        if (ended.summary().account().filesRead.get() == 0) {
            throw CommandFailure.noInput(
                    "None of the files holds a log in a format that Kumoban reads; see docs/formats.md.");
        }
        return strict && ended.summary().account().quarantined.get() > 0 ? ExitCodes.QUARANTINED : ExitCodes.DONE;
    }
}

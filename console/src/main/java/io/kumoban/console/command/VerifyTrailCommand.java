package io.kumoban.console.command;

import io.kumoban.console.view.Screen;
import io.kumoban.console.view.TrailText;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.trail.PublicKeys;
import io.kumoban.engine.trail.Signatures;
import io.kumoban.engine.trail.TrailCheck;
import io.kumoban.engine.trail.TrailReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies the integrity of delivered CloudTrail log files by their digests, without AWS. */
@Command(
        name = "verify-trail",
        description = "Verifies CloudTrail log files by their signed digests, as 'aws cloudtrail validate-logs' does, "
                + "without AWS.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  aws cloudtrail list-public-keys --start-time 2026-03-01 > keys.json",
            "  kumoban verify-trail bucket/ --public-keys keys.json --to 2026-03-31",
            "  kumoban verify-trail bucket/ --public-keys keys.json --signatures newest.txt",
            "  kumoban verify-trail bucket/ --public-keys keys.pem --format jsonl"
        })
public final class VerifyTrailCommand implements Callable<Integer> {
    private static final int MOST_SHOWN = 50;

    /** The formats of the answer. */
    enum Format {
        TABLE,
        JSON,
        JSONL
    }

    private final CommonOptions common;

    @Parameters(paramLabel = "DIR", description = "A copy of the trail's bucket, a part of it, or a folder with some.")
    Path folder = Path.of(".");

    @Option(
            names = "--public-keys",
            paramLabel = "F",
            required = true,
            description = "The public keys: what 'aws cloudtrail list-public-keys' prints, or PEM.")
    Path publicKeys = Path.of("");

    @Option(
            names = "--signatures",
            paramLabel = "F",
            description =
                    "Signatures of digests that none after them tells, one a line: hex, blanks, key of the digest.")
    @Nullable
    Path signatures;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Only digests of periods that end after this; the time from then on must be covered.")
    @Nullable
    Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Only digests of periods that begin before this; the time until then must be covered.")
    @Nullable
    Instant to;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, json, or jsonl (a problem a line). Default: ${DEFAULT-VALUE}.")
    Format format = Format.TABLE;

    public VerifyTrailCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        if (from != null && to != null && !from.isBefore(to)) {
            throw CommandFailure.wrongUsage("--from must lie before --to.");
        }
        if (!Files.isDirectory(folder)) {
            throw CommandFailure.noInput(
                    "There is no folder " + folder + "; name the copy of a bucket or a part of it.");
        }
        TrailCheck.Span span = new TrailCheck.Span(from == null ? Instant.MIN : from, to == null ? Instant.MAX : to);
        TrailReport report = TrailCheck.run(
                folder,
                PublicKeys.read(publicKeys),
                signatures == null ? Signatures.NONE : Signatures.read(signatures),
                span);
        if (report.chains().isEmpty() && report.total() == 0) {
            throw CommandFailure.noInput("No digest of that time lies in " + folder
                    + "; digests are delivered into folders that are called CloudTrail-Digest.");
        }
        show(report);
        return report.isVerified() ? ExitCodes.DONE : ExitCodes.ANSWER_IS_NO;
    }

    private void show(TrailReport report) {
        Screen screen = common.screen();
        switch (format) {
            case TABLE -> TrailText.print(screen, report, MOST_SHOWN);
            case JSON -> screen.out().print(Json.page(TrailText.document(report)));
            case JSONL -> report.problems().forEach(problem -> screen.line(Json.text(TrailText.line(problem))));
        }
        screen.out().flush();
    }
}

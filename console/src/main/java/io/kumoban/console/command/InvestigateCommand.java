package io.kumoban.console.command;

import io.kumoban.console.investigate.ActivityReader;
import io.kumoban.console.investigate.Investigation;
import io.kumoban.console.investigate.InvestigationJson;
import io.kumoban.console.investigate.InvestigationPage;
import io.kumoban.console.investigate.InvestigationText;
import io.kumoban.console.investigate.Subject;
import io.kumoban.console.investigate.Surroundings;
import io.kumoban.console.replay.WorkFolder;
import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.run.FoundFinding;
import io.kumoban.console.run.FoundGroup;
import io.kumoban.console.run.GroupsFile;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.asset.AssetsFile;
import io.kumoban.engine.graph.query.Nearness;
import io.kumoban.engine.graph.query.Window;
import io.kumoban.engine.group.GroupedFinding;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.pipeline.EventFeed;
import io.kumoban.engine.place.PlaceFiles;
import io.kumoban.engine.place.Places;
import io.kumoban.engine.sink.RunFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gathers all that a run, and the logs, tell of one entity. */
@Command(
        name = "investigate",
        description = {
            "Gathers what a run tells of one entity: findings, groups, indicators of compromise, what else is named,"
                    + " and what to do next.",
            "With --logs the events themselves are read too: what is new against the time before, the order of events,"
                    + " and the chain of roles."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban investigate AKIAIOSFODNN7EXAMPLE",
            "  kumoban investigate arn:aws:iam::111122223333:role/web-server --run march",
            "  kumoban investigate i-0123456789abcdef0 --logs AWSLogs/ --from 2026-03-10 --to 2026-03-12",
            "  kumoban investigate 198.51.100.7 --format json",
            "  kumoban investigate AKIAIOSFODNN7EXAMPLE --graph march.kgraph",
            "  kumoban investigate AKIAIOSFODNN7EXAMPLE --logs AWSLogs/ --html key.html"
        })
public final class InvestigateCommand implements Callable<Integer> {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final CommonOptions common;

    @Parameters(
            paramLabel = "ENTITY",
            description = "An access key, ARN, role, user, instance id, address, bucket or domain.")
    String entity = "";

    @Option(
            names = "--run",
            paramLabel = "DIR",
            defaultValue = "kumoban-run",
            description = "The folder of the run. Default: ${DEFAULT-VALUE}.")
    Path run = RunFolder.STANDARD;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Begin of the scope. Default: an hour before the first finding.")
    @Nullable
    Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "End of the scope. Default: an hour after the last finding.")
    @Nullable
    Instant to;

    @Option(
            names = "--logs",
            paramLabel = "PATH",
            description =
                    "Logs to read events from, with those before the scope to hold them against. May be repeated.")
    List<String> logs = List.of();

    @Option(
            names = "--context",
            paramLabel = "F",
            description = "With --logs: what logs cannot tell, as for replay (YAML).")
    @Nullable
    Path context;

    @Option(
            names = "--geoip",
            paramLabel = "F",
            description = "With --logs: a database of places or network owners, as for replay. May be repeated.")
    List<Path> geoip = List.of();

    @Option(
            names = "--graph",
            paramLabel = "F",
            description =
                    "A behaviour graph, as 'kumoban graph build' writes it: also says what is near to what the findings"
                            + " name.")
    @Nullable
    Path graph;

    @Option(
            names = "--html",
            paramLabel = "F",
            description = "Also write a page with a graph and a timeline to this file; it needs no network.")
    @Nullable
    Path html;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table (text for people) or json. Default: ${DEFAULT-VALUE}.")
    OutputFormat format = OutputFormat.TABLE;

    public InvestigateCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        requireSense();
        Subject subject = new Subject(entity);
        List<FoundFinding> findings = findings(subject);
        GroupsFile file = GroupsFile.ofRun(run);
        List<FoundGroup> groups = file.exists() ? file.read() : List.of();
        long begin = from != null
                ? from.toEpochMilli()
                : findings.stream().mapToLong(FoundFinding::firstSeen).min().orElse(0) / HOUR * HOUR - HOUR;
        long end = to != null
                ? to.toEpochMilli()
                : findings.stream().mapToLong(FoundFinding::lastSeen).max().orElse(0) / HOUR * HOUR + 2 * HOUR;
        if (findings.isEmpty() && (from == null || to == null)) {
            throw CommandFailure.noInput(
                    "No finding in %s names '%s'; write it as the findings do, or give --from, --to and --logs."
                            .formatted(run, entity));
        }
        if (begin >= end) {
            throw CommandFailure.wrongUsage("--from must lie before --to.");
        }
        Investigation investigation = Investigation.of(
                subject,
                begin,
                end,
                findings,
                groups,
                near(findings, new Window(begin, end)),
                activity(subject, begin, end));
        if (format == OutputFormat.JSON) {
            common.screen().out().print(Json.page(InvestigationJson.of(investigation)));
        } else {
            InvestigationText.print(common.screen(), investigation);
        }
        common.screen().out().flush();
        if (html != null) {
            InvestigationPage.write(html, investigation);
            common.note("The page is in " + html + ".");
        }
        return ExitCodes.DONE;
    }

    private void requireSense() {
        if (entity.isBlank()) {
            throw CommandFailure.wrongUsage("Name what is to be investigated, such as an access key or an address.");
        }
        if (format == OutputFormat.JSONL || format == OutputFormat.CSV) {
            throw CommandFailure.wrongUsage("An investigation is one document; ask for --format json.");
        }
        OutputOptions.requireFolder(html);
        if (logs.isEmpty() && (context != null || !geoip.isEmpty())) {
            throw CommandFailure.wrongUsage("--context and --geoip are for events; give --logs too.");
        }
    }

    private List<FoundFinding> findings(Subject subject) {
        List<FoundFinding> findings = new ArrayList<>();
        FindingsFile.ofRun(run).read(finding -> {
            boolean within = (from == null || finding.lastSeen() >= from.toEpochMilli())
                    && (to == null || finding.firstSeen() < to.toEpochMilli());
            if (within
                    && GroupedFinding.of(finding.json(), AddressSet.EMPTY).entities().stream()
                            .anyMatch(subject::is)) {
                findings.add(finding);
            }
        });
        return findings;
    }

    private List<Nearness.Place> near(List<FoundFinding> findings, Window scope) {
        return graph == null ? List.of() : Surroundings.of(GraphOptions.read(graph), entity.strip(), findings, scope);
    }

    private @Nullable ActivityReader activity(Subject subject, long begin, long end) {
        if (logs.isEmpty()) {
            return null;
        }
        Places places = geoip.isEmpty() ? Places.NONE : PlaceFiles.read(geoip).places();
        Assets assets = context == null ? Assets.NONE : AssetsFile.read(context);
        ActivityReader reader = new ActivityReader(subject, places, begin, end);
        InputOptions input = new InputOptions();
        input.paths = logs;
        input.to = Instant.ofEpochMilli(end);
        common.note("Reading events ...");
        try (WorkFolder work = WorkFolder.ofSystem()) {
            EventFeed.read(
                    input.options(work.path(), Duration.ZERO, 0, false),
                    ActivityReader.FIELDS,
                    assets,
                    reader,
                    unused -> {});
        }
        return reader;
    }
}

package io.kumoban.console.command;

import io.kumoban.console.replay.WorkFolder;
import io.kumoban.console.run.FoundFinding;
import io.kumoban.console.view.Amounts;
import io.kumoban.console.view.EventLines;
import io.kumoban.console.view.RowFields;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.asset.AssetsFile;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.pipeline.EventFeed;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.pipeline.RunAccount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the events of logs in the order in which the detectors see them. */
@Command(
        name = "events",
        description = "Shows the events of logs, in order, as the engine sees them.",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban events AWSLogs/ --where eventName=StopLogging",
            "  kumoban events AWSLogs/ --around 3f2a --window 5m",
            "  kumoban events flows.gz --from 2026-03-01 --to 2026-03-02 --format jsonl",
            "  kumoban events AWSLogs/ --fields requestParameters.bucketName --limit 20"
        })
public final class EventsCommand implements Callable<Integer> {
    /** The formats of this list. */
    enum Format {
        TABLE,
        JSONL
    }

    private final CommonOptions common;

    @Mixin
    InputOptions input = new InputOptions();

    @Option(
            names = "--around",
            paramLabel = "FINDING",
            description = "Only events around those of this finding, which are marked; its id or the beginning of it.")
    @Nullable
    String around;

    @Option(
            names = "--window",
            paramLabel = "D",
            converter = SpanConverter.class,
            description = "How far --around reaches before and after. Default: 10m.")
    Duration window = Duration.ofMinutes(10);

    @Mixin
    FindingsSource findings = new FindingsSource();

    @Option(
            names = "--where",
            paramLabel = "FIELD=VALUE",
            converter = Condition.Converter.class,
            description = "Only events whose field has exactly this value; given several times, all must hold.")
    List<Condition> where = new ArrayList<>();

    @Option(
            names = "--fields",
            paramLabel = "FIELD",
            split = ",",
            description = "Further fields to show, by their path in the record, such as requestParameters.bucketName.")
    List<String> fields = new ArrayList<>();

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table or jsonl. Default: ${DEFAULT-VALUE}.")
    Format format = Format.TABLE;

    @Option(names = "--limit", paramLabel = "N", description = "Stop after this many events.")
    long limit = Long.MAX_VALUE;

    public EventsCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        if (limit < 1) {
            throw CommandFailure.wrongUsage("--limit must be 1 or more.");
        }
        Set<String> marked =
                around == null ? Set.of() : narrowTo(findings.open().find(around));
        Assets assets = input.context == null ? Assets.NONE : AssetsFile.read(input.context);
        Viewing viewing = new Viewing(marked);
        try (WorkFolder work = WorkFolder.ofSystem()) {
            ReplayOptions options = input.options(work.path(), Duration.ZERO, 0, false);
            RunAccount account = EventFeed.read(options, wanted(), assets, viewing, unused -> {});
            viewing.lines.finish();
            if (account.quarantined.get() > 0) {
                common.note(Amounts.count(account.quarantined.get(), "record")
                        + " could not be used; 'kumoban replay' writes them to its quarantine.");
            }
            if (viewing.shown == 0) {
                common.note("No event fits.");
            }
        }
        return ExitCodes.DONE;
    }

    /** Narrows {@code --from} and {@code --to} to a finding's surroundings, and gives the ids of its events. */
    private Set<String> narrowTo(FoundFinding finding) {
        Set<String> ids = new HashSet<>();
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (FoundFinding.Shown event : finding.evidence()) {
            ids.add(event.id());
            Instant time = Instant.parse(event.time());
            first = time.isBefore(first) ? time : first;
            last = time.isAfter(last) ? time : last;
        }
        if (ids.isEmpty()) {
            throw CommandFailure.wrongUsage("The finding %s shows no events to look around.".formatted(finding.id()));
        }
        Instant earliest = first.minus(window);
        Instant latest = last.plus(window).plusMillis(1);
        input.from = input.from == null || input.from.isBefore(earliest) ? earliest : input.from;
        input.to = input.to == null || input.to.isAfter(latest) ? latest : input.to;
        return ids;
    }

    /** The fields that were named and that are no standard columns, of every family that could have them. */
    private Set<Field> wanted() {
        Set<String> paths = new LinkedHashSet<>(fields);
        where.forEach(condition -> paths.add(condition.field()));
        Set<Field> wanted = new LinkedHashSet<>();
        for (String path : paths) {
            if (path.startsWith("@")) {
                continue;
            }
            wanted.addAll(FieldPaths.of(path));
        }
        ApiCall.STANDARD.forEach(wanted::remove);
        Flow.STANDARD.forEach(wanted::remove);
        DnsQuery.STANDARD.forEach(wanted::remove);
        return wanted;
    }

    private final class Viewing implements EventFeed.Viewer {
        private final EventLines lines = new EventLines(common.screen());
        private final Set<String> marked;
        private long shown;

        private Viewing(Set<String> marked) {
            this.marked = marked;
        }

        @Override
        public boolean see(Row row, String file) {
            Map<String, String> values = RowFields.of(row);
            for (Condition condition : where) {
                if (!condition.holds(values)) {
                    return true;
                }
            }
            boolean isMarked = !marked.isEmpty() && marked.contains(row.contentId());
            switch (format) {
                case TABLE -> lines.text(row, values, file, isMarked);
                case JSONL -> lines.json(row, values, file, isMarked);
            }
            shown++;
            boolean reader = shown % 1024 != 0 || !lines.nobodyReads();
            return shown < limit && reader;
        }
    }
}

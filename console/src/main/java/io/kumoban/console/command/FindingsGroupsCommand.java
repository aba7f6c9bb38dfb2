package io.kumoban.console.command;

import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.run.FoundGroup;
import io.kumoban.console.run.GroupsFile;
import io.kumoban.console.score.GroupScore;
import io.kumoban.console.view.GroupText;
import io.kumoban.console.view.Screen;
import io.kumoban.datasets.truth.LabelledData;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.sink.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the groups of a run's findings, or shows one of them. */
@Command(
        name = "groups",
        description = {
            "Lists the groups of a run's findings: those that tell of one incident, since they share who did it, from"
                    + " where, or to what, at about the same time.",
            "With an id it shows that group with its findings and what ties them together."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban findings groups",
            "  kumoban findings groups 7c1e",
            "  kumoban findings groups march --severity high",
            "  kumoban findings groups --format jsonl | head -1",
            "  kumoban findings groups demo-account/kumoban-run --truth demo-account"
        })
public final class FindingsGroupsCommand implements Callable<Integer> {
    private final CommonOptions common;

    @Parameters(
            arity = "0..2",
            paramLabel = "RUN|ID",
            description = "The folder of the run, the id of a group or the beginning of it, or both.")
    List<String> named = List.of();

    @Option(
            names = "--run",
            paramLabel = "DIR",
            defaultValue = "kumoban-run",
            description = "The folder of the run, where none is named. Default: ${DEFAULT-VALUE}.")
    Path run = RunFolder.STANDARD;

    @Option(
            names = "--severity",
            paramLabel = "SEVERITY",
            description = "Only groups of this severity or graver: low, medium, high or critical.")
    @Nullable
    Severity severity;

    @Option(
            names = "--truth",
            paramLabel = "T",
            description = "Instead: how well the groups hold together what is known to have happened; a truth.jsonl, or"
                    + " a data set's folder.")
    @Nullable
    Path truth;

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, json or jsonl. Default: ${DEFAULT-VALUE}.")
    OutputFormat format = OutputFormat.TABLE;

    public FindingsGroupsCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        if (format == OutputFormat.CSV) {
            throw CommandFailure.wrongUsage("Groups are no table of one width; ask for --format json or jsonl.");
        }
        Path folder = run;
        String id = "";
        for (String name : named) {
            if (Files.isDirectory(Path.of(name))) {
                folder = Path.of(name);
            } else if (name.matches("[0-9a-fA-F]{1,32}")) {
                id = name;
            } else {
                throw CommandFailure.noInput(
                        "There is no folder %s, and it is no group's id; name a run's folder.".formatted(name));
            }
        }
        GroupsFile file = GroupsFile.ofRun(folder);
        if (truth != null) {
            score(LabelledData.read(truth), folder, file);
        } else if (id.isEmpty()) {
            list(file.read().stream()
                    .filter(group -> severity == null || group.severity().compareTo(severity) >= 0)
                    .toList());
        } else {
            show(file.find(id));
        }
        common.screen().out().flush();
        return ExitCodes.DONE;
    }

    private void score(LabelledData data, Path folder, GroupsFile groups) {
        GroupScore score = GroupScore.of(data.incidents(), FindingsFile.ofRun(folder), groups.read());
        if (format == OutputFormat.TABLE) {
            score.print(common.screen());
        } else {
            common.screen().out().print(Json.page(score.document()));
        }
    }

    private void list(List<FoundGroup> groups) {
        Screen screen = common.screen();
        switch (format) {
            case TABLE -> {
                if (groups.isEmpty()) {
                    common.note("No groups.");
                } else {
                    GroupText.list(screen, groups);
                }
            }
            case JSON ->
                screen.out()
                        .print(Json.page(
                                Json.array(groups.stream().map(FoundGroup::json).toList())));
            default -> groups.forEach(group -> screen.line(Json.text(group.json())));
        }
    }

    private void show(FoundGroup group) {
        Screen screen = common.screen();
        switch (format) {
            case TABLE -> GroupText.print(screen, group);
            case JSON -> screen.out().print(Json.page(group.json()));
            default -> screen.line(Json.text(group.json()));
        }
    }
}

package io.kumoban.console.command;

import io.kumoban.console.view.Ink;
import io.kumoban.console.view.Screen;
import io.kumoban.console.view.Table;
import io.kumoban.engine.finding.FindingType;
import io.kumoban.engine.finding.FindingTypes;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.sample.SampleFindings;
import io.kumoban.engine.sink.CsvTimeline;
import io.kumoban.engine.yaml.Nearest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Writes one sample finding of each type. */
@Command(
        name = "sample",
        description = "Writes one sample finding of each type that the service makes of logs that Kumoban reads.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban findings sample > samples.jsonl",
            "  kumoban findings sample --type Recon:EC2/Portscan --format json",
            "  kumoban findings sample --account 111122223333 --region eu-west-1 > samples.jsonl"
        })
public final class FindingsSampleCommand implements Callable<Integer> {
    private static final String STANDARD_TIME = "2026-01-01";

    private final CommonOptions common;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only this finding type; may be given several times.")
    List<String> types = new ArrayList<>();

    @Option(
            names = "--account",
            paramLabel = "ID",
            defaultValue = "123456789012",
            description = "The account of the samples. Default: ${DEFAULT-VALUE}.")
    String account = "";

    @Option(
            names = "--region",
            paramLabel = "REGION",
            defaultValue = "us-east-1",
            description = "The Region of the samples. Default: ${DEFAULT-VALUE}.")
    String region = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            defaultValue = STANDARD_TIME,
            converter = TimeConverter.class,
            description = "When the samples came up. Default: ${DEFAULT-VALUE}.")
    Instant time = Instant.EPOCH;

    @Option(
            names = "--format",
            defaultValue = "jsonl",
            paramLabel = "FORMAT",
            description = "table, json, jsonl or csv. Default: ${DEFAULT-VALUE}.")
    OutputFormat format = OutputFormat.JSONL;

    public FindingsSampleCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        List<FindingType> wanted = types.isEmpty()
                ? FindingTypes.of(FindingType.Status.ACTIVE)
                : types.stream().map(FindingsSampleCommand::typeNamed).toList();
        SampleFindings samples = new SampleFindings(account, region, time.toEpochMilli());
        List<JsonNode> findings = new ArrayList<>();
        wanted.forEach(type -> findings.add(samples.of(type)));
        Screen screen = common.screen();
        switch (format) {
            case TABLE -> table(wanted).print(screen);
            case JSON -> screen.line(Json.text(Json.array(findings)));
            case JSONL -> findings.forEach(finding -> screen.line(Json.text(finding)));
            case CSV -> {
                screen.out().print(CsvTimeline.header());
                findings.forEach(finding -> screen.out().print(CsvTimeline.row(finding)));
            }
        }
        screen.out().flush();
        return ExitCodes.DONE;
    }

    private static FindingType typeNamed(String name) {
        FindingType type = FindingTypes.named(name)
                .orElseThrow(() -> CommandFailure.wrongUsage("There is no finding type '%s'%s."
                        .formatted(
                                name,
                                Nearest.to(name, FindingTypes.names())
                                        .map(nearest -> "; did you mean '" + nearest + "'?")
                                        .orElse("; 'kumoban findings sample --format table' names them"))));
        return switch (type.status()) {
            case ACTIVE -> type;
            case OTHER_SOURCE ->
                throw CommandFailure.wrongUsage(
                        "There is no sample of %s: the service makes it of logs that Kumoban does not read (%s)."
                                .formatted(name, type.sources()));
            case RETIRED ->
                throw CommandFailure.wrongUsage(
                        "There is no sample of %s: the service makes no such findings any more.".formatted(name));
        };
    }

    private static Table table(List<FindingType> types) {
        Table table = new Table()
                .shrinking("TYPE")
                .column("SEVERITY")
                .column("RESOURCE")
                .shrinking("SOURCES");
        for (FindingType type : types) {
            table.row(
                    Table.Cell.of(type.name()),
                    new Table.Cell(type.severity().name(), Ink.of(type.severity())),
                    Table.Cell.of(type.resource()),
                    Table.Cell.of(String.join(
                            ", ",
                            type.sources().stream().map(Enum::name).sorted().toList())));
        }
        return table;
    }
}

package io.kumoban.console;

import static java.util.Objects.requireNonNull;

import io.kumoban.console.command.CommonOptions;
import io.kumoban.console.command.DataCommand;
import io.kumoban.console.command.DataDescribeCommand;
import io.kumoban.console.command.DataFetchCommand;
import io.kumoban.console.command.DataGenerateCommand;
import io.kumoban.console.command.DataListCommand;
import io.kumoban.console.command.DataPlayCommand;
import io.kumoban.console.command.DataScenariosCommand;
import io.kumoban.console.command.DataTruthCommand;
import io.kumoban.console.command.DemoCommand;
import io.kumoban.console.command.DetectorsCommand;
import io.kumoban.console.command.DetectorsListCommand;
import io.kumoban.console.command.DetectorsShowCommand;
import io.kumoban.console.command.DetectorsWhyCommand;
import io.kumoban.console.command.EventsCommand;
import io.kumoban.console.command.FindingsCommand;
import io.kumoban.console.command.FindingsExplainCommand;
import io.kumoban.console.command.FindingsExportCommand;
import io.kumoban.console.command.FindingsGroupsCommand;
import io.kumoban.console.command.FindingsListCommand;
import io.kumoban.console.command.FindingsSampleCommand;
import io.kumoban.console.command.FindingsShowCommand;
import io.kumoban.console.command.GraphBuildCommand;
import io.kumoban.console.command.GraphCommand;
import io.kumoban.console.command.GraphEdgesCommand;
import io.kumoban.console.command.GraphExportCommand;
import io.kumoban.console.command.GraphFirstSeenCommand;
import io.kumoban.console.command.GraphLineageCommand;
import io.kumoban.console.command.GraphNearCommand;
import io.kumoban.console.command.GraphNeighboursCommand;
import io.kumoban.console.command.GraphPathsCommand;
import io.kumoban.console.command.GraphProfileCommand;
import io.kumoban.console.command.GraphQueryCommand;
import io.kumoban.console.command.GraphScoreCommand;
import io.kumoban.console.command.GraphStatsCommand;
import io.kumoban.console.command.IngestCommand;
import io.kumoban.console.command.InvestigateCommand;
import io.kumoban.console.command.LabCheckCommand;
import io.kumoban.console.command.LabCommand;
import io.kumoban.console.command.LabHintCommand;
import io.kumoban.console.command.LabListCommand;
import io.kumoban.console.command.LabStartCommand;
import io.kumoban.console.command.ReplayCommand;
import io.kumoban.console.command.ReproduceCommand;
import io.kumoban.console.command.RulesBenchCommand;
import io.kumoban.console.command.RulesCommand;
import io.kumoban.console.command.RulesCompareCommand;
import io.kumoban.console.command.RulesCoverageCommand;
import io.kumoban.console.command.RulesExplainCommand;
import io.kumoban.console.command.RulesLintCommand;
import io.kumoban.console.command.RulesListCommand;
import io.kumoban.console.command.RulesMatchCommand;
import io.kumoban.console.command.RulesNewCommand;
import io.kumoban.console.command.RulesTestCommand;
import io.kumoban.console.command.ScoreCommand;
import io.kumoban.console.command.VerifyTrailCommand;
import io.kumoban.console.view.Surroundings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/** The front door: reads the command line and hands over to a subcommand. */
@Command(
        name = "kumoban",
        description = "Replays AWS logs through GuardDuty-like detectors, offline.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban demo",
            "  kumoban replay my-logs/ --context context.yaml",
            "  kumoban findings explain 3f2a",
            "%nExit codes:",
            "  0 done; 1 done, but the answer is no, as when --fail-on is met;",
            "  2 wrong usage; 3 no or unreadable input; 4 done, but records were",
            "  quarantined under --strict; 70 internal error; 130 interrupted."
        })
public final class Kumoban implements Runnable {
    /** Read by {@link Version} through the command's specification. */
    static final String VERBOSE = "--verbose";

    private static final String VERSION = "--version";

    @Mixin
    CommonOptions common;

    @Spec
    @Nullable
    CommandSpec command;

    @Option(names = VERSION, versionHelp = true, description = "Show the version and exit.")
    boolean version;

    @Option(names = VERBOSE, description = "With --version: also name the Java that runs and the lists inside.")
    boolean verbose;

    private Kumoban(CommonOptions common) {
        this.common = common;
    }

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Of the threads that unpack damaged Parquet some wait forever: this way nothing holds them, and they are
        // collected.
        System.setProperty("jdk.trackAllThreads", "false");
        System.exit(commandLine(Surroundings.ofProcess(), arguments)
                .setOut(writer(FileDescriptor.out))
                .setErr(writer(FileDescriptor.err))
                .execute(arguments));
    }

    /** The whole program, with all its commands. */
    static CommandLine commandLine(Surroundings surroundings) {
        return commandLine(surroundings, new String[0]);
    }

    /**
     * The program for one command line. A command that it does not name is left out where nothing will be said of it,
     * since reading what options a command has takes picocli some milliseconds for each.
     */
    static CommandLine commandLine(Surroundings surroundings, String[] arguments) {
        CommonOptions common = new CommonOptions(surroundings);
        Failures failures = new Failures();
        CommandLine program = new CommandLine(new Kumoban(common));
        Map<String, Supplier<Object>> commands = commands(common, arguments);
        Collection<String> wanted = wanted(arguments, commands.keySet());
        for (Map.Entry<String, Supplier<Object>> command : commands.entrySet()) {
            if (wanted.contains(command.getKey())) {
                program.addSubcommand(command.getValue().get());
            }
        }
        return program.setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpLongOptionsMaxWidth(28)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures)
                .setExecutionStrategy(new LoggedRun(common, failures));
    }

    /** Runs the last command named. A class and no lambda, which no cache of classes keeps when picocli's are in it. */
    private record LoggedRun(CommonOptions common, Failures failures) implements IExecutionStrategy {
        @Override
        public int execute(ParseResult parsed) {
            common.startLogging();
            return failures.guard(parsed, new RunLast());
        }
    }

    private static Map<String, Supplier<Object>> commands(CommonOptions common, String[] arguments) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("demo", () -> new DemoCommand(common, Version.built()));
        commands.put("replay", () -> new ReplayCommand(common, Version.built()));
        commands.put("reproduce", () -> new ReproduceCommand(common, Version.built()));
        commands.put("events", () -> new EventsCommand(common));
        commands.put("ingest", () -> new IngestCommand(common));
        commands.put("investigate", () -> new InvestigateCommand(common));
        commands.put(
                "findings",
                () -> new CommandLine(new FindingsCommand())
                        .addSubcommand(new FindingsListCommand(common))
                        .addSubcommand(new FindingsShowCommand(common))
                        .addSubcommand(new FindingsGroupsCommand(common))
                        .addSubcommand(new FindingsExplainCommand(common))
                        .addSubcommand(new FindingsSampleCommand(common))
                        .addSubcommand(new FindingsExportCommand(common)));
        commands.put(
                "detectors",
                () -> new CommandLine(new DetectorsCommand())
                        .addSubcommand(new DetectorsListCommand(common))
                        .addSubcommand(new DetectorsShowCommand(common))
                        .addSubcommand(new DetectorsWhyCommand(common)));
        commands.put("rules", () -> rules(common, arguments));
        commands.put("score", () -> new ScoreCommand(common));
        commands.put(
                "graph",
                () -> new CommandLine(new GraphCommand())
                        .addSubcommand(new GraphBuildCommand(common))
                        .addSubcommand(new GraphStatsCommand(common))
                        .addSubcommand(new CommandLine(new GraphQueryCommand())
                                .addSubcommand(new GraphNeighboursCommand(common))
                                .addSubcommand(new GraphNearCommand(common))
                                .addSubcommand(new GraphPathsCommand(common))
                                .addSubcommand(new GraphLineageCommand(common))
                                .addSubcommand(new GraphFirstSeenCommand(common))
                                .addSubcommand(new GraphProfileCommand(common)))
                        .addSubcommand(new GraphExportCommand(common))
                        .addSubcommand(new GraphEdgesCommand(common))
                        .addSubcommand(new GraphScoreCommand(common)));
        commands.put(
                "data",
                () -> new CommandLine(new DataCommand())
                        .addSubcommand(new DataListCommand(common))
                        .addSubcommand(new DataDescribeCommand(common))
                        .addSubcommand(new DataFetchCommand(common))
                        .addSubcommand(new DataTruthCommand(common))
                        .addSubcommand(new DataScenariosCommand(common))
                        .addSubcommand(new DataPlayCommand(common))
                        .addSubcommand(new DataGenerateCommand(common)));
        commands.put(
                "lab",
                () -> new CommandLine(new LabCommand())
                        .addSubcommand(new LabListCommand(common))
                        .addSubcommand(new LabStartCommand(common, Version.built()))
                        .addSubcommand(new LabHintCommand(common))
                        .addSubcommand(new LabCheckCommand(common, Version.built())));
        commands.put("verify-trail", () -> new VerifyTrailCommand(common));
        return commands;
    }

    /** The workbench, whose commands are over so soon that those that nothing will be said of are left out as well. */
    private static CommandLine rules(CommonOptions common, String[] arguments) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("match", () -> new RulesMatchCommand(common));
        commands.put("list", () -> new RulesListCommand(common));
        commands.put("explain", () -> new RulesExplainCommand(common));
        commands.put("lint", () -> new RulesLintCommand(common, Version.built()));
        commands.put("test", () -> new RulesTestCommand(common, Version.built()));
        commands.put("new", () -> new RulesNewCommand(common));
        commands.put("coverage", () -> new RulesCoverageCommand(common));
        commands.put("bench", () -> new RulesBenchCommand(common));
        commands.put("compare", () -> new RulesCompareCommand(common));
        CommandLine rules = new CommandLine(new RulesCommand());
        String[] behind = Arrays.stream(arguments)
                .dropWhile(argument -> !argument.equals("rules"))
                .skip(1)
                .toArray(String[]::new);
        Collection<String> wanted = wanted(behind, commands.keySet());
        commands.forEach((name, command) -> {
            if (wanted.contains(name)) {
                rules.addSubcommand(command.get());
            }
        });
        return rules;
    }

    /** The command that comes first on the command line; none for the version alone; all of them in any other case. */
    private static Collection<String> wanted(String[] arguments, Collection<String> all) {
        List<String> given = List.of(arguments);
        if (given.contains(VERSION) && Set.of(VERSION, VERBOSE).containsAll(given)) {
            return Set.of();
        }
        return given.stream()
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .filter(all::contains)
                .<Collection<String>>map(Set::of)
                .orElse(all);
    }

    /** A command line that asks for nothing is wrong usage. */
    @Override
    public void run() {
        throw new ParameterException(requireNonNull(command).commandLine(), "Say what to do.");
    }

    /** Results are UTF-8 whatever the machine's own encoding is, since programs read them. */
    private static PrintWriter writer(FileDescriptor stream) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8), true);
    }
}

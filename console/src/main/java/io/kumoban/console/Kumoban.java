package io.kumoban.console;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The front door: reads the command line and hands over to a subcommand. */
@Command(
        name = "kumoban",
        description = "Replays AWS logs through GuardDuty-like detectors, offline.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Kumoban {
    /** Read by {@link Version} through the command's specification. */
    static final String VERBOSE = "--verbose";

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
    boolean version;

    @Option(names = VERBOSE, description = "With --version: also name the Java that runs.")
    boolean verbose;

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Kumoban());
    }
}

package io.kumoban.console;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The front door: reads the command line and hands over to a subcommand. */
@Command(
        name = "kumoban",
        description = "Replays AWS logs through GuardDuty-like detectors, offline.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class Kumoban implements Runnable {
    /** Read by {@link Version} through the command's specification. */
    static final String VERBOSE = "--verbose";

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version and exit.")
    boolean version;

    @Option(names = VERBOSE, description = "With --version: also name the Java that runs.")
    boolean verbose;

    @Spec
    @Nullable
    CommandSpec command;

    /** Runs one command line and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** A command line that asks for nothing is wrong usage. */
    @Override
    public void run() {
        throw new ParameterException(requireNonNull(command).commandLine(), "Say what to do.");
    }

    static CommandLine commandLine() {
        return new CommandLine(new Kumoban());
    }
}

package io.kumoban.console;

import io.kumoban.console.command.ExitCodes;
import io.kumoban.console.view.SafeText;
import io.kumoban.engine.yaml.Nearest;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one boundary where failures become a sentence and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        say(line, Objects.toString(wrong.getMessage(), "The command line cannot be read."));
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            nearest(line, unmatched.getUnmatched().getFirst())
                    .ifPresent(name -> line.getErr().println("Did you mean " + name + "?"));
        }
        if (wrong instanceof UnmatchedArgumentException || line.getSubcommands().isEmpty()) {
            line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help' for what there is.");
        } else {
            line.usage(line.getErr());
        }
        line.getErr().flush();
        return ExitCodes.WRONG_USAGE;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        int code = ExitCodes.of(failure);
        if (code == ExitCodes.INTERNAL_ERROR) {
            return internal(failure, line, parsed);
        }
        say(line, Objects.toString(failure.getMessage(), failure.toString()));
        return code;
    }

    /** Runs a command; errors of the machine, such as want of memory, end in a report like all others. */
    int guard(ParseResult parsed, IExecutionStrategy run) {
        try {
            return run.execute(parsed);
        } catch (Error broken) {
            return internal(broken, parsed.commandSpec().commandLine(), parsed);
        }
    }

    private static int internal(Throwable failure, CommandLine line, ParseResult parsed) {
        say(line, ErrorReport.write(failure, parsed.originalArgs().toArray(String[]::new)));
        return ExitCodes.INTERNAL_ERROR;
    }

    private static void say(CommandLine line, String message) {
        message.lines().forEach(sentence -> line.getErr().println("kumoban: " + SafeText.of(sentence)));
        line.getErr().flush();
    }

    /** The command or option that a misspelt one most likely stands for. */
    private static Optional<String> nearest(CommandLine line, String wrong) {
        return wrong.startsWith("-")
                ? Nearest.to(
                        wrong,
                        line.getCommandSpec().options().stream()
                                .map(OptionSpec::longestName)
                                .toList())
                : Nearest.to(wrong, line.getSubcommands().keySet());
    }
}

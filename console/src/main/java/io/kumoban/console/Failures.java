package io.kumoban.console;

import io.kumoban.console.command.ExitCodes;
import io.kumoban.console.view.SafeText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The one boundary where failures become a sentence and an exit code. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final int FARTHEST = 3;

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine line = wrong.getCommandLine();
        say(line, Objects.toString(wrong.getMessage(), "The command line cannot be read."));
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            List<String> nearest = nearest(line, unmatched.getUnmatched().getFirst());
            if (!nearest.isEmpty()) {
                line.getErr().println("Did you mean " + String.join(" or ", nearest) + "?");
            }
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
            String[] arguments = parsed.originalArgs().toArray(String[]::new);
            say(line, ErrorReport.write(failure, arguments));
        } else {
            say(line, Objects.toString(failure.getMessage(), failure.toString()));
        }
        return code;
    }

    private static void say(CommandLine line, String sentence) {
        line.getErr().println("kumoban: " + SafeText.of(sentence));
        line.getErr().flush();
    }

    /** Commands, or options, whose names are at most a few edits away; the nearest only. */
    private static List<String> nearest(CommandLine line, String wrong) {
        Stream<String> names = wrong.startsWith("-")
                ? line.getCommandSpec().options().stream().map(OptionSpec::longestName)
                : line.getSubcommands().keySet().stream();
        List<String> candidates = names.filter(name -> Edits.between(name, wrong) <= FARTHEST)
                .sorted()
                .toList();
        int best = candidates.stream()
                .mapToInt(name -> Edits.between(name, wrong))
                .min()
                .orElse(0);
        return candidates.stream()
                .filter(name -> Edits.between(name, wrong) == best)
                .toList();
    }
}

package io.kumoban.console.command;

import io.kumoban.engine.detect.Spans;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command's options as they stand after parsing, by name: what a manifest shows, and what can be parsed again. */
final class ShownOptions {
    private ShownOptions() {}

    /** The values of each option, in the form in which they are given; options without a value are left out. */
    static Map<String, List<String>> of(CommandSpec command) {
        Map<String, List<String>> shown = new TreeMap<>();
        for (ArgSpec argument : command.args()) {
            Object value = argument.getValue();
            boolean ofEveryCommand =
                    argument.inherited() || argument instanceof OptionSpec option && option.usageHelp();
            if (value != null && !ofEveryCommand) {
                shown.put(name(argument), texts(value));
            }
        }
        return shown;
    }

    /** By which name an option, without its dashes, or a parameter is shown. */
    static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName().substring(2) : argument.paramLabel();
    }

    private static List<String> texts(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(ShownOptions::text).toList()
                : List.of(text(value));
    }

    private static String text(Object value) {
        return switch (value) {
            case Duration span -> Spans.text(span);
            case Enum<?> choice -> choice.name().toLowerCase(Locale.ROOT);
            default -> value.toString();
        };
    }
}

package io.kumoban.console.command;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command's options as they stand after parsing, by name: what a manifest shows. */
final class ShownOptions {
    private ShownOptions() {}

    /** Options without a value are left out. */
    static Map<String, String> of(CommandSpec command) {
        Map<String, String> shown = new TreeMap<>();
        for (ArgSpec argument : command.args()) {
            Object value = argument.getValue();
            boolean ofEveryCommand =
                    argument.inherited() || argument instanceof OptionSpec option && option.usageHelp();
            if (value != null && !ofEveryCommand) {
                shown.put(name(argument), text(value));
            }
        }
        return shown;
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName().substring(2) : argument.paramLabel();
    }

    private static String text(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : value.toString();
    }
}

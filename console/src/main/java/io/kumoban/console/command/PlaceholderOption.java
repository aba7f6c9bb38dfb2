package io.kumoban.console.command;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.read.PlaceholderFile;
import io.kumoban.detectors.sigma.replay.ShippedRules;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.RuleSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Values for the placeholders of rules. */
final class PlaceholderOption {
    @Option(
            names = "--placeholders",
            paramLabel = "F",
            description = "Values for the placeholders of rules with the modifier expand (YAML).")
    @Nullable
    Path file;

    /** Reads rules with these values. */
    RuleSet read(List<String> paths) {
        return ShippedRules.read(paths, values());
    }

    /** Reads rules with these values and with what is changed about them. */
    RuleSet read(List<String> paths, RuleSettings settings) {
        return ShippedRules.read(paths, values(), settings);
    }

    /** The values; none where no file was named. */
    Placeholders values() {
        return file == null ? Placeholders.NONE : PlaceholderFile.read(file);
    }
}

package io.kumoban.console.command;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.read.RuleSettingsFile;
import io.kumoban.detectors.sigma.rule.RuleSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is changed about rules without writing in their files. */
final class RuleSettingsOption {
    @Option(
            names = "--rule-settings",
            paramLabel = "F",
            description =
                    "Changes of rules (YAML): a list of rule (id, name or title), reason, and one of disable: true,"
                            + " level, and except, a selection of events.")
    @Nullable
    Path file;

    /** The settings; none where no file was named. */
    RuleSettings read(Placeholders placeholders) {
        return file == null ? RuleSettings.NONE : RuleSettingsFile.read(file, placeholders);
    }
}

package io.kumoban.console.command;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.pipeline.Pipeline;
import io.kumoban.detectors.sigma.read.PlaceholderFile;
import io.kumoban.detectors.sigma.read.ReadingOptions;
import io.kumoban.detectors.sigma.replay.LoadedRules;
import io.kumoban.detectors.sigma.replay.ShippedRules;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.RuleSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How rules are read: values for their placeholders, and pipelines that they are sent through. */
final class RuleReadingOptions {
    @Option(
            names = "--placeholders",
            paramLabel = "F",
            description = "Values for the placeholders of rules with the modifier expand (YAML).")
    @Nullable
    Path file;

    @Option(
            names = "--pipeline",
            paramLabel = "F",
            description =
                    "A processing pipeline in pySigma's format (YAML) that rules are sent through. May be repeated;"
                            + " lower priorities come first.")
    List<Path> pipelines = List.of();

    /**
     * Reads rules so.
     *
     * @param notes told of what pipelines hold in vain
     */
    RuleSet read(List<String> paths, Consumer<String> notes) {
        return read(paths, RuleSettings.NONE, notes);
    }

    /** The same, with what is changed about rules. */
    RuleSet read(List<String> paths, RuleSettings settings, Consumer<String> notes) {
        return ShippedRules.read(paths, new ReadingOptions(values(), pipeline(notes), settings));
    }

    /** Reads rules to be replayed so. */
    LoadedRules load(List<String> paths, RuleSettings settings, Consumer<String> notes) {
        return LoadedRules.read(paths, new ReadingOptions(values(), pipeline(notes), settings));
    }

    /** Whether anything is asked for. */
    boolean isGiven() {
        return file != null || !pipelines.isEmpty();
    }

    /** Values for placeholders; none where no file was named. */
    Placeholders values() {
        return file == null ? Placeholders.NONE : PlaceholderFile.read(file);
    }

    private Pipeline pipeline(Consumer<String> notes) {
        if (pipelines.isEmpty()) {
            return Pipeline.NONE;
        }
        Pipeline pipeline = Pipeline.read(pipelines);
        pipeline.notes().forEach(note -> notes.accept("Pipeline " + note));
        return pipeline;
    }
}

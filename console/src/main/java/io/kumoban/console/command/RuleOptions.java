package io.kumoban.console.command;

import io.kumoban.console.replay.Setup;
import io.kumoban.console.replay.Sources;
import io.kumoban.detectors.sigma.replay.LoadedRules;
import io.kumoban.engine.sink.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which Sigma rules run beside the detectors. */
final class RuleOptions {
    private static final int MOST_TOLD = 20;

    @Option(
            names = "--rules",
            paramLabel = "PATH",
            description = "Sigma rules (YAML): a file, a folder or a glob; or builtin or first-seen, which are shipped."
                    + " May be repeated.")
    List<String> rules = List.of();

    @Mixin
    RuleReadingOptions reading = new RuleReadingOptions();

    @Mixin
    RuleSettingsOption settings = new RuleSettingsOption();

    /**
     * Reads the rules; null when none were asked for.
     *
     * @param notes told of everything that is wrong with rules
     * @throws CommandFailure when no rule can be used
     */
    @Nullable
    LoadedRules load(Consumer<String> notes) {
        if (rules.isEmpty()) {
            if (reading.isGiven()) {
                throw CommandFailure.wrongUsage("--placeholders and --pipeline are for --rules; name the rules, too.");
            }
            if (settings.file != null) {
                throw CommandFailure.wrongUsage("--rule-settings is for --rules; name the rules, too.");
            }
            return null;
        }
        LoadedRules loaded = reading.load(rules, settings.read(reading.values()), notes);
        loaded.problems().stream().limit(MOST_TOLD).forEach(problem -> notes.accept("Rule " + problem));
        if (loaded.problems().size() > MOST_TOLD) {
            notes.accept("And %,d problems more; the metrics of the run name all rules that are not used."
                    .formatted(loaded.problems().size() - MOST_TOLD));
        }
        if (loaded.detectors().isEmpty()) {
            throw CommandFailure.wrongUsage("No rule of --rules can be used%s."
                    .formatted(loaded.inactive().values().stream()
                            .findFirst()
                            .map(reason -> "; of the first, " + reason)
                            .orElse("; name files with Sigma rules about CloudTrail, VPC Flow Logs or DNS")));
        }
        return loaded;
    }

    /** A setup with the rules, and with the files that they came from. */
    Setup noted(Setup setup, LoadedRules loaded) {
        String names = String.join(", ", rules);
        String hash = Sources.hashOf(loaded.files().stream().map(Path::of).toList());
        int entries = loaded.loaded().size();
        Setup noted = setup.with(loaded).and(new Manifest.Source(Manifest.Source.RULES, "rules", names, hash, entries));
        noted = withFile(withFile(noted, "placeholders", reading.file), "rule-settings", settings.file);
        for (Path pipeline : reading.pipelines) {
            noted = noted.and(Sources.source("pipeline", pipeline, 0));
        }
        return noted;
    }

    private static Setup withFile(Setup setup, String role, @Nullable Path file) {
        return file == null ? setup : setup.and(Sources.source(role, file, 0));
    }
}

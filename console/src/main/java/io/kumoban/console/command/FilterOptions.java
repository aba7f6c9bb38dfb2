package io.kumoban.console.command;

import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.filter.Criteria;
import io.kumoban.engine.filter.FieldConditions;
import io.kumoban.engine.filter.FilterFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Which findings are meant: by the criteria of the service's filters. */
final class FilterOptions {
    private static final String ARCHIVED = "service.archived";

    @Mixin
    DetectorSource detectors = new DetectorSource();

    @Option(
            names = "--filter",
            paramLabel = "F",
            description = "Only findings that a filter of this file holds for (YAML or JSON, as for --suppress).")
    @Nullable
    Path file;

    @Option(
            names = "--filter-by",
            paramLabel = "CONDITION",
            description =
                    "Only findings for which this holds: field=value, !=, ~ for a pattern with * and ?, !~, >, >=, "
                            + "< or <=. May be given several times; equal fields with = mean one of the values.")
    List<String> conditions = new ArrayList<>();

    /**
     * Whether a finding is meant.
     *
     * @param alsoArchived whether archived ones are meant too
     * @throws io.kumoban.engine.yaml.ConfigurationError when the file or a condition has mistakes
     */
    Predicate<JsonNode> wanted(boolean alsoArchived) {
        List<String> own = file == null && conditions.isEmpty()
                ? List.of()
                : detectors.load().stream()
                        .map(Detector::about)
                        .flatMap(about -> about.types().keySet().stream())
                        .toList();
        List<Criteria> filters = file == null ? List.of() : FilterFile.readCriteria(file, own);
        Criteria all = FieldConditions.read("--filter-by", conditions, own);
        boolean showsArchived =
                alsoArchived || all.askFor(ARCHIVED) || filters.stream().anyMatch(filter -> filter.askFor(ARCHIVED));
        return finding ->
                (showsArchived || !finding.path("service").path("archived").asBoolean(false))
                        && all.hold(finding)
                        && (file == null || filters.stream().anyMatch(filter -> filter.hold(finding)));
    }
}

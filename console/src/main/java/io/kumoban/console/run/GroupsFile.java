package io.kumoban.console.run;

import io.kumoban.engine.sink.JsonLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The finding groups of a run. */
public record GroupsFile(Path path) {
    private static final String NAME = "groups.jsonl";

    /** The groups of a run's folder, which an older run may lack. */
    public static GroupsFile ofRun(Path folder) {
        return new GroupsFile(folder.resolve(NAME));
    }

    public boolean exists() {
        return Files.isRegularFile(path);
    }

    /**
     * All groups, by the time at which they begin.
     *
     * @throws UnreadableRun when there is no such file
     * @throws io.kumoban.engine.sink.SinkError when it cannot be read
     */
    public List<FoundGroup> read() {
        if (!exists()) {
            throw new UnreadableRun(
                    "There are no finding groups in %s; run 'kumoban replay' again, or name a run's folder with --run."
                            .formatted(path));
        }
        try (Stream<JsonNode> lines = JsonLines.read(path)) {
            return lines.map(FoundGroup::new).toList();
        }
    }

    /**
     * The one group whose id begins with this.
     *
     * @throws UnreadableRun when there is none, or more than one
     */
    public FoundGroup find(String idPrefix) {
        String prefix = idPrefix.strip().toLowerCase(Locale.ROOT);
        List<FoundGroup> fitting = read().stream()
                .filter(group -> !prefix.isEmpty() && group.id().startsWith(prefix))
                .toList();
        if (fitting.size() != 1) {
            throw new UnreadableRun(
                    fitting.isEmpty()
                            ? "No group in %s has an id that begins with '%s'; 'kumoban findings groups' shows them."
                                    .formatted(path, idPrefix)
                            : "The id '%s' fits %d groups; give more of its digits."
                                    .formatted(idPrefix, fitting.size()));
        }
        return fitting.getFirst();
    }

    /** The group that a finding is in; empty where it is in none, or the run has no groups. */
    public Optional<FoundGroup> of(String findingId) {
        return exists()
                ? read().stream().filter(group -> group.holds(findingId)).findFirst()
                : Optional.empty();
    }
}

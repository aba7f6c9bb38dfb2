package io.kumoban.console.run;

import io.kumoban.engine.sink.JsonLines;
import io.kumoban.engine.sink.SinkError;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The findings of a run, read from its file one at a time. */
public record FindingsFile(Path path) {
    private static final String NAME = "findings.jsonl";
    private static final int MOST_NAMED = 5;

    public FindingsFile {
        if (!Files.isRegularFile(path)) {
            throw new UnreadableRun(
                    "There is no findings file %s; run 'kumoban replay' first, or name a run's folder with --run."
                            .formatted(path));
        }
    }

    /**
     * The findings of a run's folder.
     *
     * @throws UnreadableRun when it has none
     */
    public static FindingsFile ofRun(Path folder) {
        return new FindingsFile(folder.resolve(NAME));
    }

    /**
     * Hands over each finding, in the order of the file.
     *
     * @throws SinkError when the file cannot be read, or at the first line that is no JSON
     * @throws UnreadableRun when it is not UTF-8
     */
    public void read(Consumer<FoundFinding> findings) {
        try (Stream<JsonNode> lines = JsonLines.read(path)) {
            lines.map(FoundFinding::new).forEachOrdered(findings);
        } catch (SinkError named) {
            throw named;
        } catch (UncheckedIOException broken) {
            throw new UnreadableRun("The findings %s cannot be read (%s); name the folder of a finished run."
                    .formatted(path, broken.getCause()));
        }
    }

    /**
     * The one finding whose id begins with this.
     *
     * @throws UnreadableRun when there is none, or more than one
     */
    public FoundFinding find(String idPrefix) {
        String prefix = idPrefix.strip().toLowerCase(Locale.ROOT);
        List<FoundFinding> matches = beginningWith(prefix);
        if (matches.isEmpty()) {
            throw new UnreadableRun(
                    "No finding in %s has an id that begins with '%s'; 'kumoban findings list' shows them."
                            .formatted(path, idPrefix));
        }
        if (matches.size() > 1) {
            String ids =
                    matches.stream().limit(MOST_NAMED).map(FoundFinding::id).collect(Collectors.joining(", "));
            throw new UnreadableRun("The id '%s' fits several findings (%s%s); give more of its digits."
                    .formatted(idPrefix, ids, matches.size() > MOST_NAMED ? ", ..." : ""));
        }
        return matches.getFirst();
    }

    private List<FoundFinding> beginningWith(String prefix) {
        if (prefix.isEmpty()) {
            return List.of();
        }
        try (Stream<JsonNode> lines = JsonLines.read(path)) {
            return lines.map(FoundFinding::new)
                    .filter(finding -> finding.id().startsWith(prefix))
                    .limit(MOST_NAMED + 1)
                    .toList();
        }
    }
}

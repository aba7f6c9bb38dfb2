package io.kumoban.console.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The findings of a run, read from its {@code findings.jsonl}. */
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

    /** Hands over each finding, in the order of the file. */
    public void read(Consumer<FoundFinding> findings) {
        readLines((line, finding) -> findings.accept(finding));
    }

    /** Hands over each finding with the line it was read from, in the order of the file. */
    public void readLines(BiConsumer<String, FoundFinding> findings) {
        JsonLinesFile.read(path, (line, json) -> findings.accept(line, new FoundFinding(json)));
    }

    /**
     * The one finding whose id begins with this.
     *
     * @throws UnreadableRun when there is none, or more than one
     */
    public FoundFinding find(String idPrefix) {
        String prefix = idPrefix.strip().toLowerCase(Locale.ROOT);
        List<FoundFinding> matches = new ArrayList<>();
        read(finding -> {
            if (!prefix.isEmpty() && finding.id().startsWith(prefix) && matches.size() <= MOST_NAMED) {
                matches.add(finding);
            }
        });
        if (matches.isEmpty()) {
            throw new UnreadableRun(
                    "No finding in %s has an id that begins with '%s'; 'kumoban findings list' shows them."
                            .formatted(path, idPrefix));
        }
        if (matches.size() > 1) {
            throw new UnreadableRun("The id '%s' fits several findings (%s); give more of its digits."
                    .formatted(idPrefix, String.join(", ", firstIds(matches))));
        }
        return matches.getFirst();
    }

    private static List<String> firstIds(List<FoundFinding> matches) {
        List<String> ids = new ArrayList<>();
        for (FoundFinding match : matches.subList(0, Math.min(MOST_NAMED, matches.size()))) {
            ids.add(match.id());
        }
        if (matches.size() > MOST_NAMED) {
            ids.add("...");
        }
        return ids;
    }
}

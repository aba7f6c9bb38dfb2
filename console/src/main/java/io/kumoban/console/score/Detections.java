package io.kumoban.console.score;

import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.run.FoundFinding;
import io.kumoban.console.run.UnreadableRun;
import io.kumoban.datasets.score.Detection;
import io.kumoban.engine.finding.FindingJson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Findings of a file as they are scored. */
public final class Detections {
    private Detections() {}

    /**
     * Hands over each finding of a file that is not archived.
     *
     * @param archived whether archived ones are wanted too
     * @throws UnreadableRun when a finding stands in the file twice
     */
    public static void read(FindingsFile file, boolean archived, Consumer<Detection> detections) {
        Set<String> ids = new HashSet<>();
        file.read(finding -> {
            if (!finding.id().isEmpty() && !ids.add(finding.id())) {
                throw new UnreadableRun(
                        "The finding %s stands twice in %s; give the file of findings, not that of updates."
                                .formatted(finding.id(), file.path()));
            }
            if (archived || !finding.archived()) {
                detections.accept(of(finding));
            }
        });
    }

    static Detection of(FoundFinding finding) {
        FindingNames names = FindingNames.of(finding);
        String account = finding.account();
        List<String> events = finding.evidence().stream()
                .map(FoundFinding.Shown::id)
                .distinct()
                .toList();
        return new Detection(
                finding.id(),
                finding.type(),
                finding.severity(),
                account.equals(FindingJson.UNKNOWN) ? "" : account,
                finding.createdAt(),
                finding.firstSeen(),
                finding.lastSeen(),
                names.subject(),
                names.all(),
                events);
    }
}

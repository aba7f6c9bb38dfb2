package io.kumoban.engine.detect;

import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Row;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Signal;
import io.kumoban.engine.event.Tactic;
import io.kumoban.engine.finding.Finding;
import java.util.function.Consumer;

/** For those who run detectors: begins reports and turns findings into signals. Detectors use the context instead. */
public final class Reports {
    /** How much a finding weighs as a signal: Low 1, Medium 2, High 3, Critical 4. */
    private static final double LOWEST_WEIGHT = 1;

    private Reports() {}

    public static Report begin(About about, Evidence event, Consumer<Finding> raised) {
        return new Report(about, event, raised);
    }

    /** A hash of account, region and actor of an event: of what reports about it are, unless they say otherwise. */
    public static long subject(Row row) {
        return EvidenceSubject.hash(row);
    }

    public static boolean isComplete(Report report) {
        return report.isComplete();
    }

    /** A weak signal about an event. */
    public static Signal weak(About about, Evidence evidence, Severity severity, Tactic tactic, double weight) {
        EvidenceSubject subject = EvidenceSubject.of(evidence);
        return new Signal(
                evidence.time(),
                subject.account(),
                subject.region(),
                about.id(),
                "",
                severity,
                tactic,
                weight,
                subject.actor(),
                subject.actor(),
                evidence);
    }

    /**
     * The signal that a finding is to the detectors of the merged stream.
     *
     * @param usual the tactic of the detector, for types whose purpose is no tactic of ATT&CK
     */
    public static Signal of(Finding finding, Tactic usual) {
        String actor = EvidenceSubject.of(finding.primary()).actor();
        return new Signal(
                finding.time(),
                finding.account(),
                finding.region(),
                finding.detector(),
                finding.type(),
                finding.severity(),
                Tactic.ofPurpose(finding.type()).orElse(usual),
                LOWEST_WEIGHT + finding.severity().ordinal(),
                actor,
                actor,
                finding.primary());
    }
}

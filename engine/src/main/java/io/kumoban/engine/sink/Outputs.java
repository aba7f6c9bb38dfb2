package io.kumoban.engine.sink;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where each result of a run goes. Those that may be null are only written when asked for.
 *
 * @param findings   findings in their final state
 * @param manifest   what the run was made of
 * @param metrics    the account of the run
 * @param quarantine records that could not be used
 * @param insights   episodes of unusual API rates, as they begin and end
 * @param nearMisses what came near to a finding
 * @param groups     findings that belong together
 * @param updates    findings as they happen
 * @param scores     all scores
 * @param csv        findings for a spreadsheet
 */
public record Outputs(
        Path findings,
        Path manifest,
        Path metrics,
        Path quarantine,
        Path insights,
        Path nearMisses,
        Path groups,
        @Nullable Path updates,
        @Nullable Path scores,
        @Nullable Path csv) {

    public Outputs withFindings(Path file) {
        return new Outputs(file, manifest, metrics, quarantine, insights, nearMisses, groups, updates, scores, csv);
    }

    public Outputs withManifest(Path file) {
        return new Outputs(findings, file, metrics, quarantine, insights, nearMisses, groups, updates, scores, csv);
    }

    public Outputs withMetrics(Path file) {
        return new Outputs(findings, manifest, file, quarantine, insights, nearMisses, groups, updates, scores, csv);
    }

    public Outputs withQuarantine(Path file) {
        return new Outputs(findings, manifest, metrics, file, insights, nearMisses, groups, updates, scores, csv);
    }

    public Outputs withInsights(Path file) {
        return new Outputs(findings, manifest, metrics, quarantine, file, nearMisses, groups, updates, scores, csv);
    }

    public Outputs withNearMisses(Path file) {
        return new Outputs(findings, manifest, metrics, quarantine, insights, file, groups, updates, scores, csv);
    }

    public Outputs withGroups(Path file) {
        return new Outputs(findings, manifest, metrics, quarantine, insights, nearMisses, file, updates, scores, csv);
    }

    public Outputs withUpdates(Path file) {
        return new Outputs(findings, manifest, metrics, quarantine, insights, nearMisses, groups, file, scores, csv);
    }

    public Outputs withScores(Path file) {
        return new Outputs(findings, manifest, metrics, quarantine, insights, nearMisses, groups, updates, file, csv);
    }

    public Outputs withCsv(Path file) {
        return new Outputs(
                findings, manifest, metrics, quarantine, insights, nearMisses, groups, updates, scores, file);
    }
}

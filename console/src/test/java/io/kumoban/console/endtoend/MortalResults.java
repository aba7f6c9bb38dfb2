package io.kumoban.console.endtoend;

import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.insight.Insight;
import io.kumoban.engine.pipeline.LastingResults;
import io.kumoban.engine.pipeline.Reject;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Set;

/** Results whose process dies, as far as a test can have it so: before a checkpoint, while it is written, or later. */
final class MortalResults implements LastingResults {
    /** The process is dead. */
    static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final LastingResults results;
    private final int checkpointsLeft;
    private final int findingsAfter;
    private int checkpoints;
    private int findings;

    /**
     * Results that die at a finding, so many after so many checkpoints; or while the next checkpoint is written, when
     * there are none.
     */
    MortalResults(LastingResults results, int checkpointsLeft, int findingsAfter) {
        this.results = results;
        this.checkpointsLeft = checkpointsLeft;
        this.findingsAfter = findingsAfter;
    }

    @Override
    public boolean finding(Finding finding) {
        boolean heard = results.finding(finding);
        if (checkpoints >= checkpointsLeft && findingsAfter > 0 && ++findings == findingsAfter) {
            throw new Death();
        }
        return heard;
    }

    @Override
    public boolean takesRepeats() {
        return results.takesRepeats();
    }

    @Override
    public boolean repeated(Finding last, int times) {
        return results.repeated(last, times);
    }

    @Override
    public void insight(Insight insight) {
        results.insight(insight);
    }

    @Override
    public void score(String detector, long time, String unit, double score) {
        results.score(detector, time, unit, score);
    }

    @Override
    public void reject(Reject reject) {
        results.reject(reject);
    }

    @Override
    public void restart() {
        results.restart();
    }

    @Override
    public Set<String> save(DataOutput out) throws IOException {
        Set<String> files = results.save(out);
        checkpoints++;
        if (checkpoints > checkpointsLeft) {
            throw new Death();
        }
        return files;
    }

    @Override
    public Set<String> load(DataInput in) throws IOException {
        return results.load(in);
    }
}

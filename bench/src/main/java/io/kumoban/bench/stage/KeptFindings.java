package io.kumoban.bench.stage;

import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.insight.Insight;
import io.kumoban.engine.pipeline.Reject;
import io.kumoban.engine.pipeline.Results;
import java.util.List;

/** Results of which the findings are kept; a bad record is a mistake of the demo account. */
record KeptFindings(List<Finding> findings) implements Results {
    @Override
    public boolean finding(Finding finding) {
        return findings.add(finding);
    }

    @Override
    public void insight(Insight insight) {}

    @Override
    public void score(String detector, long time, String unit, double score) {}

    @Override
    public void reject(Reject reject) {
        throw new IllegalStateException("a demo record is bad: " + reject.reason());
    }

    @Override
    public void restart() {
        findings.clear();
    }
}

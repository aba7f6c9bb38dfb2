package io.kumoban.detectors.testing;

import io.kumoban.engine.finding.Finding;

/** What makes two raisings one finding. */
public record Aggregation(String account, String region, String type, String resource, String extraKey) {
    public static Aggregation of(Finding finding) {
        return new Aggregation(
                finding.account(), finding.region(), finding.type(), finding.resource(), finding.extraKey());
    }
}

package io.kumoban.detectors.coldstart;

import io.kumoban.engine.detect.Report;

/** What the findings of this package say of themselves. */
final class NoBaseline {
    /** The last words of every sentence. */
    static final String SENTENCE = " No baseline stood behind this: the account is still being learned.";

    private NoBaseline() {}

    /** Marks a finding for programs that read it. */
    static Report mark(Report report) {
        return report.detail("baseline", "none");
    }
}

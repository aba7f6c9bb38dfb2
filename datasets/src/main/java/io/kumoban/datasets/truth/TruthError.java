package io.kumoban.datasets.truth;

import java.nio.file.Path;

/** A data set's labels cannot be used; the message names the file, the line and the mend. */
public final class TruthError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TruthError(String sentence) {
        super(sentence);
    }

    static TruthError at(Path file, long line, String what) {
        return new TruthError("The truth file %s cannot be used: line %d %s.".formatted(file, line, what));
    }

    static TruthError of(Path file, String what) {
        return new TruthError("The truth file %s cannot be used: %s.".formatted(file, what));
    }

    static TruthError ofDataSet(Path file, String what) {
        return new TruthError("The data set's description %s cannot be used: %s.".formatted(file, what));
    }

    static TruthError ofLabels(Path file, String what) {
        return new TruthError("The labels in %s cannot be used: %s.".formatted(file, what));
    }

    static TruthError ofCapture(String scenario, String what) {
        return new TruthError("No truth can be made of the capture '%s': %s.".formatted(scenario, what));
    }
}

package io.kumoban.detectors.sigma.plan;

/** A predicate cannot be worked out; the message says what of it and how to mend it. */
final class Unplanned extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unplanned(String message) {
        super(message);
    }
}

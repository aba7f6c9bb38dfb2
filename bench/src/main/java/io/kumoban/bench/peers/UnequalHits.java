package io.kumoban.bench.peers;

/** Peers answered differently, so they did not do the same work and their times mean nothing. */
final class UnequalHits extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnequalHits(String message) {
        super(message);
    }
}

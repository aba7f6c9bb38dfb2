package io.kumoban.bench.peers;

/** A peer that cannot run on this machine, with the reason; its row says so and the others go on. */
final class Missing extends RuntimeException {
    private static final long serialVersionUID = 1;

    Missing(String reason, Throwable cause) {
        super(reason, cause);
    }
}

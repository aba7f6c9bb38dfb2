package io.kumoban.datasets.scenario.play;

import io.kumoban.datasets.api.Caller;

/**
 * Credentials in somebody's hands.
 *
 * @param maker makes a caller of them
 * @param address where their owner calls from
 * @param agent the owner's client
 */
record Identity(Maker maker, String address, String agent) {
    /** Makes a caller. */
    @FunctionalInterface
    interface Maker {
        /** The caller at a time (seconds since 1970), from an address, with a client. */
        Caller call(long time, String address, String userAgent);
    }
}

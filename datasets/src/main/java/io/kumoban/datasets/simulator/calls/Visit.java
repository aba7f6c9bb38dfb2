package io.kumoban.datasets.simulator.calls;

import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.Credentials;
import io.kumoban.datasets.estate.Pipeline;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of one account at work in another, through a role there. Both accounts' trails tell how it began.
 *
 * @param kind what for
 * @param to the account that is visited
 * @param begin when the role is taken up, seconds since 1970
 * @param mark a number that is this visit's alone; what both trails have in common follows from it
 * @param visitor who takes up the role
 * @param session what they get
 * @param pipeline the pipeline that the visitor runs for, if it is one
 * @param calls how many they make about
 */
record Visit(
        Kind kind,
        Account to,
        long begin,
        long mark,
        Credentials visitor,
        Credentials session,
        @Nullable Pipeline pipeline,
        int calls) {

    /** What visits are for, and by which API the role is taken up. */
    enum Kind {
        /** A pipeline of the organisation's tools brings what was built. */
        RELEASE("sts:AssumeRole#across"),
        /** A server of the organisation's tools looks at everything, each night. */
        INVENTORY("sts:AssumeRole#across"),
        /** An operator helps out; the session says who it is. */
        HELP("sts:AssumeRole#named"),
        /** A product of others, from an account of theirs, looks at everything once a week. */
        SCAN("sts:AssumeRole#outside");

        private final String api;

        Kind(String api) {
            this.api = api;
        }

        /** The API by which the role is taken up, as in the catalogue. */
        String api() {
            return api;
        }
    }
}

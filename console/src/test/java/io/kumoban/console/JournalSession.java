package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

/** A command line that must end well, for tests of other packages. */
public final class JournalSession {
    private JournalSession() {}

    /** Runs it and answers what it wrote. */
    public static String run(String... arguments) {
        Session session = Session.piped(arguments);
        assertThat(session.code()).as("%s", session.err()).isZero();
        return session.out();
    }
}

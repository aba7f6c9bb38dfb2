package io.kumoban.console;

import io.kumoban.console.view.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** One command line run inside the test, with what it wrote. */
final class Session {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final int code;

    private Session(Surroundings surroundings, String... arguments) {
        code = Kumoban.commandLine(surroundings, arguments)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** Runs with pipes on both streams. */
    static Session piped(String... arguments) {
        return new Session(Surroundings.PIPES, arguments);
    }

    /** Runs before a terminal with this environment. */
    static Session onTerminal(Map<String, String> environment, String... arguments) {
        return new Session(new Surroundings(environment, true, true), arguments);
    }

    int code() {
        return code;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    List<String> outLines() {
        return out.toString().lines().toList();
    }
}

package io.kumoban.datasets.simulator.calls;

import java.util.List;

/** The calls of one page, command or program run, in their order. */
public final class Errand {
    private final List<Api> calls;
    private final boolean console;

    Errand(List<Api> calls, boolean console) {
        this.calls = calls;
        this.console = console;
    }

    /** How many calls there are, at least one. */
    public int size() {
        return calls.size();
    }

    /** The service that a call goes to, as in {@code s3}. */
    public String service(int call) {
        return calls.get(call).source();
    }

    List<Api> calls() {
        return calls;
    }

    /** Whether it is done in the console. */
    boolean console() {
        return console;
    }
}

package io.kumoban.bench;

import java.io.IOException;
import org.openjdk.jmh.Main;

/** The front door of the benchmarks; options are those of JMH. */
public final class Bench {
    private Bench() {}

    /** Runs the benchmarks whose names match the arguments, or all of them. */
    public static void main(String[] arguments) throws IOException {
        Main.main(arguments);
    }
}

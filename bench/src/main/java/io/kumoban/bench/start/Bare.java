package io.kumoban.bench.start;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The least that a command line on picocli is: one command that tells its version. What a start is measured against. */
@Command(name = "bare", version = "bare 1", mixinStandardHelpOptions = true)
public final class Bare implements Callable<Integer> {
    @Override
    public Integer call() {
        return 0;
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Bare()).execute(args));
    }
}

package io.kumoban.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the program in processes of its own, as a user would. */
public final class Program {
    private Program() {}

    /**
     * Starts it.
     *
     * @param javaOptions options of the Java machine, in front of those that it always needs
     * @param arguments   what follows {@code kumoban}
     * @param log         what it says is appended here
     */
    public static Process start(List<String> javaOptions, List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of(
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.kumoban.console.Kumoban"));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /**
     * Waits for the end of a process that is to end well.
     *
     * @throws IllegalStateException when it does not; with what it said
     */
    public static void toItsEnd(Process process, Path log) throws InterruptedException {
        int code = process.waitFor();
        if (code != 0) {
            throw new IllegalStateException("the program ended with %d; it said:%n%s".formatted(code, said(log)));
        }
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("what the program said cannot be read", unreadable);
        }
    }
}

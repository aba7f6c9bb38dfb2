package io.kumoban.bench.kill;

import io.kumoban.bench.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Starts replays as processes of their own, and looks at what they leave behind. */
final class Replays {
    static final String UPDATES = "updates.jsonl";
    static final String CHECKPOINTS = "checkpoints";
    static final int EVERY_MILLIS = 200;

    private static final String PREFIX = "checkpoint-";

    private final List<String> arguments;

    /** Replays with these arguments: paths and options. */
    Replays(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    /** Starts one that writes into a folder. */
    Process start(Path folder, int threads, boolean resume) throws IOException {
        List<String> command = new ArrayList<>(List.of("replay"));
        command.addAll(arguments);
        command.addAll(List.of(
                "--quiet",
                "--threads",
                Integer.toString(threads),
                "--out",
                folder.resolve("run").toString(),
                "--updates",
                folder.resolve(UPDATES).toString(),
                "--checkpoint",
                folder.resolve(CHECKPOINTS).toString(),
                "--checkpoint-every",
                EVERY_MILLIS + "ms"));
        if (resume) {
            command.add("--resume");
        }
        return Program.start(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g"), command, log(folder));
    }

    /** What the processes of a folder said. */
    static Path log(Path folder) {
        return folder.resolve("said.txt");
    }

    /** The number of the newest checkpoint; 0 when there is none. */
    static int checkpoints(Path folder) {
        String[] names = folder.resolve(CHECKPOINTS).toFile().list();
        return names == null
                ? 0
                : Arrays.stream(names)
                        .filter(name -> name.startsWith(PREFIX))
                        .mapToInt(name -> Integer.parseInt(name.substring(PREFIX.length())))
                        .max()
                        .orElse(0);
    }

    /** Findings, insights and updates of a run that has ended. */
    static String found(Path folder) {
        try {
            Path run = folder.resolve("run");
            return Files.readString(run.resolve("findings.jsonl"))
                    + Files.readString(run.resolve("insights.jsonl"))
                    + Files.readString(folder.resolve(UPDATES));
        } catch (IOException e) {
            throw new UncheckedIOException("the run in " + folder + " left no findings", e);
        }
    }
}

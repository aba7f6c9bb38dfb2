package io.kumoban.bench.board;

import io.kumoban.bench.Program;
import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.score.Detections;
import io.kumoban.datasets.score.Detection;
import io.kumoban.datasets.truth.LabelledData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The organisation of one seed, with every scenario at one level of stealth, in a folder of its own.
 *
 * @param seed   of the organisation and its attacks
 * @param level  of stealth, 0 is the loudest
 * @param folder where it is, or will be
 */
public record Mix(long seed, int level, Path folder) {
    /** How long the organisation is watched. */
    public static final int DAYS = 14;

    /** Accounts of the organisation. */
    public static final int ACCOUNTS = 5;

    /** The day on which the first attack may begin: detectors learn for seven, and a day more. */
    private static final int FIRST_ATTACKS = 8;

    private static final List<String> JAVA = List.of("-Xmx1g");

    /** Generates it. */
    void make(long events) throws IOException, InterruptedException {
        run(List.of(
                "data",
                "generate",
                "--out",
                folder.toString(),
                "--days",
                Integer.toString(DAYS),
                "--accounts",
                Integer.toString(ACCOUNTS),
                "--events",
                Long.toString(events),
                "--seed",
                Long.toString(seed),
                "--attacks",
                "all",
                "--stealth",
                Integer.toString(level),
                "--attacks-from",
                Integer.toString(FIRST_ATTACKS)));
    }

    /** What happened. */
    public LabelledData truth() {
        return LabelledData.read(folder);
    }

    /**
     * What a replay finds.
     *
     * @param name      of the folder for its outputs
     * @param arguments further options of the replay
     */
    public List<Detection> findings(String name, List<String> arguments) throws IOException, InterruptedException {
        Path out = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of(
                "replay",
                folder.resolve("AWSLogs").toString(),
                "--context",
                folder.resolve("context.yaml").toString(),
                "--intel",
                folder.resolve("intel").toString(),
                "--out",
                out.toString()));
        Path places = folder.resolve("places.csv");
        if (Files.exists(places)) {
            command.addAll(List.of("--geoip", places.toString()));
        }
        command.addAll(arguments);
        run(command);
        List<Detection> detections = new ArrayList<>();
        Detections.read(FindingsFile.ofRun(out), false, detections::add);
        return detections;
    }

    /** The findings of a standard replay that was done before, or else of one that is done now. */
    public FindingsFile found() throws IOException, InterruptedException {
        Path run = folder.resolve("run");
        if (!Files.exists(run.resolve("findings.jsonl"))) {
            findings("run", List.of());
        }
        return FindingsFile.ofRun(run);
    }

    private void run(List<String> arguments) throws IOException, InterruptedException {
        Path log = folder.resolveSibling(folder.getFileName() + ".said.txt");
        List<String> quiet = new ArrayList<>(arguments);
        quiet.add("--quiet");
        Process process = Program.start(JAVA, quiet, log);
        try {
            Program.toItsEnd(process, log);
        } finally {
            process.destroyForcibly();
        }
    }
}

package io.kumoban.bench.captures;

import io.kumoban.bench.Program;
import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.score.Detections;
import io.kumoban.datasets.score.Detection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Replays logs in a process of its own, with the options that a user has who gives none. */
final class CaptureRun {
    private CaptureRun() {}

    /**
     * What is found in some logs.
     *
     * @param folder the run's own, made here
     * @throws IllegalStateException when the replay fails; with what it said
     */
    static List<Detection> detections(String logs, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path said = folder.resolve("said.txt");
        Path run = folder.resolve("run");
        List<String> arguments = List.of("replay", logs, "--quiet", "--out", run.toString());
        Program.toItsEnd(
                Program.start(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g"), arguments, said), said);
        List<Detection> detections = new ArrayList<>();
        Detections.read(FindingsFile.ofRun(run), false, detections::add);
        return detections;
    }
}

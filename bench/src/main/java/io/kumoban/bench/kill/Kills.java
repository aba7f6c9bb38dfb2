package io.kumoban.bench.kill;

import io.kumoban.bench.Program;
import io.kumoban.bench.WorkFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code kumoban bench kills}. */
@Command(
        name = "kills",
        description = {
            "Kills replays (SIGKILL) at seeded moments, resumes them, and compares findings and updates byte for byte"
                    + " with those of an unbroken run.",
            "",
            "The logs should take a few seconds to replay: checkpoints are written every 200 ms. Ends with 1 when a"
                    + " result differs."
        })
public final class Kills implements Callable<Integer> {
    @Parameters(
            paramLabel = "ARGUMENT",
            arity = "1..*",
            description = "What to replay; options of replay may follow after --.")
    List<String> arguments = new ArrayList<>();

    @Option(names = "--kills", paramLabel = "N", description = "How many. Default: ${DEFAULT-VALUE}.")
    int kills = 50;

    @Option(names = "--seed", paramLabel = "N", description = "Another number chooses other moments. Default: 1.")
    long seed = 1;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    private final PrintStream out = System.out;

    private record Unbroken(String found, long updates, long millis) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Replays replays = new Replays(arguments);
        Path work = Files.createTempDirectory("kumoban-kills");
        try {
            Unbroken unbroken = unbroken(replays, work.resolve("unbroken"));
            Random dice = new Random(seed);
            int done = 0;
            int runs = 0;
            int identical = 0;
            int fewest = Integer.MAX_VALUE;
            for (int trial = 1; done < kills; trial++) {
                KillPoint point = KillPoint.values()[trial % KillPoint.values().length];
                Path folder = Files.createDirectories(work.resolve("trial" + trial));
                int killed = killAndResume(replays, folder, point, dice, unbroken);
                if (killed > 0) {
                    done += killed;
                    boolean same = Replays.found(folder).equals(unbroken.found);
                    runs++;
                    identical += same ? 1 : 0;
                    fewest = Math.min(fewest, Replays.checkpoints(folder));
                    out.printf(
                            "%3d  %-11s %s, %d checkpoints%n",
                            done, same ? "identical" : "DIFFERENT", point.words(), Replays.checkpoints(folder));
                    if (!same) {
                        out.println("     left in " + folder);
                        continue;
                    }
                }
                WorkFolder.delete(folder);
            }
            out.printf(
                    "%d kills in %d runs, %d of them with identical results, at least %d checkpoints a run%n",
                    done, runs, identical, fewest);
            return identical == runs ? 0 : 1;
        } finally {
            String[] left = work.toFile().list();
            if (left != null && left.length == 1) {
                WorkFolder.delete(work);
            }
        }
    }

    private Unbroken unbroken(Replays replays, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        long start = System.nanoTime();
        Program.toItsEnd(replays.start(folder, 2, false), Replays.log(folder));
        long millis = (System.nanoTime() - start) / 1_000_000;
        String found = Replays.found(folder);
        out.printf(
                "an unbroken run takes %,d ms, writes %d checkpoints and %,d lines of findings and updates%n",
                millis, Replays.checkpoints(folder), found.lines().count());
        return new Unbroken(found, Files.size(folder.resolve(Replays.UPDATES)), millis);
    }

    /** How often the run was killed: 0 when it ended before its moment came. */
    private static int killAndResume(Replays replays, Path folder, KillPoint point, Random dice, Unbroken unbroken)
            throws IOException, InterruptedException {
        boolean twice = point == KillPoint.RESUME;
        KillPoint first = twice ? KillPoint.BETWEEN : point;
        int killed = kill(replays.start(folder, threads(dice), false), folder, first, dice, unbroken);
        if (killed > 0 && twice) {
            killed += kill(replays.start(folder, threads(dice), true), folder, point, dice, unbroken);
        }
        if (killed > 0) {
            Program.toItsEnd(replays.start(folder, threads(dice), true), Replays.log(folder));
        }
        return killed;
    }

    private static int kill(Process replay, Path folder, KillPoint point, Random dice, Unbroken unbroken)
            throws InterruptedException {
        point.await(replay, folder, dice, unbroken.updates, unbroken.millis);
        boolean alive = replay.isAlive();
        replay.destroyForcibly();
        int code = replay.waitFor();
        return alive && code != 0 ? 1 : 0;
    }

    private static int threads(Random dice) {
        return 1 + dice.nextInt(3);
    }
}

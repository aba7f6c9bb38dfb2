package io.kumoban.bench.board;

import io.kumoban.bench.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that play the organisations of the score board. */
public final class MixOptions {
    @Option(
            names = "--seeds",
            paramLabel = "N",
            split = ",",
            description = "Seeds of the organisations. Default: 101 to 105.")
    List<Long> seeds = List.of(101L, 102L, 103L, 104L, 105L);

    @Option(
            names = "--events",
            paramLabel = "N",
            description = "Ordinary records in each organisation. Default: ${DEFAULT-VALUE}.")
    long events = 3_000_000;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Leave logs and findings in this folder; logs that are there are used.")
    @Nullable
    Path keep;

    @Option(names = "--markdown", description = "Print the tables as Markdown.")
    boolean markdown;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    public List<Long> seeds() {
        return seeds;
    }

    public boolean markdown() {
        return markdown;
    }

    /** Whether numbers were given with which nothing can be made. */
    public boolean senseless() {
        return events < 1 || seeds.isEmpty();
    }

    /** The folder for all organisations: the one to keep them in, else a temporary one. */
    public Path open() throws IOException {
        return keep == null ? Files.createTempDirectory("kumoban-mixes") : Files.createDirectories(keep);
    }

    /** An organisation in that folder, made unless it is there. */
    public Mix mix(Path folder, long seed, int level) throws IOException, InterruptedException {
        Mix mix = new Mix(seed, level, folder.resolve("seed" + seed + "-level" + level));
        if (!Files.exists(mix.folder())) {
            mix.make(events);
        }
        return mix;
    }

    /** Deletes the folder of an organisation, or of all, unless it is to be kept. */
    public void leave(Path folder) {
        if (keep == null) {
            WorkFolder.delete(folder);
        }
    }
}

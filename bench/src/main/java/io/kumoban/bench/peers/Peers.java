package io.kumoban.bench.peers;

import static java.util.Objects.requireNonNull;

import io.kumoban.bench.WorkFolder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code kumoban bench peers}. */
@Command(
        name = "peers",
        description = {
            "Runs ten predicates over CloudTrail logs from end to end, in Kumoban and in other programs, and prints how"
                    + " long each takes: JDK inflate alone, GZIPInputStream with Jackson and if-statements, DuckDB, and"
                    + " Kumoban with these ten rules and with all its detectors.",
            "",
            "Each measurement is the first pass of a new JVM: its start is left out, its warming up is not; with"
                + " --warm it is a later pass. All peers must count the same hits; ends with 1 when they do not. A run"
                + " takes some minutes, most of them DuckDB's; progress goes to standard error."
        })
public final class Peers implements Callable<Integer> {
    @Option(
            names = "--corpus",
            paramLabel = "DIR",
            description = "A folder of CloudTrail delivery files (.json.gz). It is copied. Default: one is made.")
    @Nullable
    Path corpus;

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "Records of the corpus that is made. Default: ${DEFAULT-VALUE}.")
    long records = 200_000;

    @Option(names = "--runs", paramLabel = "N", description = "Runs of each row. Default: ${DEFAULT-VALUE}.")
    int runs = 3;

    @Option(
            names = "--warm",
            paramLabel = "SECONDS",
            description =
                    "First let each JVM make passes for so long. Default: ${DEFAULT-VALUE}, the first pass counts.")
    int warm = 0;

    @Option(names = "--markdown", description = "Print the tables as Markdown.")
    boolean markdown;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write every figure of every run to FILE.")
    @Nullable
    Path json;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    boolean help;

    @Spec
    @Nullable
    CommandSpec command;

    private final PrintStream out = System.out;
    private final PrintStream progress = System.err;

    @Override
    public Integer call() throws IOException {
        require(records > 0, "--records must be at least 1.");
        require(runs > 0, "--runs must be at least 1.");
        require(warm >= 0, "--warm must not be negative.");
        require(
                corpus == null || Files.isDirectory(corpus),
                "--corpus must name a folder; there is none at " + corpus + ".");
        Path folder = Files.createTempDirectory("kumoban-peers");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> WorkFolder.delete(folder)));
        try (Corpus laid = lay(folder)) {
            Standings standings = new Comparison(laid, new Forks(laid.work(), warm), progress).run(Job.all(), runs);
            out.print(standings.text(markdown));
            if (json != null) {
                Files.writeString(json, standings.json());
            }
            return 0;
        } catch (UnequalHits unequal) {
            progress.println(unequal.getMessage());
            return 1;
        }
    }

    private Corpus lay(Path folder) throws IOException {
        try {
            return corpus == null
                    ? MadeCorpus.lay(records, folder, progress)
                    : GivenCorpus.lay(requireNonNull(corpus), folder);
        } catch (IllegalArgumentException unsuitable) {
            throw new ParameterException(
                    requireNonNull(command).commandLine(), String.valueOf(unsuitable.getMessage()), unsuitable);
        }
    }

    private void require(boolean right, String otherwise) {
        if (!right) {
            throw new ParameterException(requireNonNull(command).commandLine(), otherwise);
        }
    }
}

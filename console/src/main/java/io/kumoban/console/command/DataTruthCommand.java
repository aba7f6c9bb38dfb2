package io.kumoban.console.command;

import io.kumoban.datasets.truth.FlowLabels;
import io.kumoban.datasets.truth.Incident;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a truth file of the labels that a data set has for each flow. */
@Command(
        name = "truth",
        description = "Makes a truth file of the labels of Argus flows: one incident for each source and label.",
        footerHeading = "%nExamples:%n",
        footer = {"  kumoban data truth capture20110810.binetflow --out truth.jsonl"})
public final class DataTruthCommand implements Callable<Integer> {
    private static final int GZIP = 0x1f;

    private final CommonOptions common;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Argus flows as CSV, also packed with gzip.")
    List<Path> files = List.of();

    @Option(
            names = "--out",
            paramLabel = "F",
            required = true,
            description = "The truth file; it must not be there yet.")
    Path out = Path.of("");

    public DataTruthCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        FlowLabels labels = new FlowLabels();
        for (Path file : files) {
            read(file, labels);
        }
        write(labels.incidents());
        common.note("%,d flows of attacks in %,d incidents, %,d harmless, %,d unknown, %,d unreadable lines."
                .formatted(
                        labels.attacks(),
                        labels.incidents().size(),
                        labels.benign(),
                        labels.background(),
                        labels.unreadable()));
        return ExitCodes.DONE;
    }

    private static void read(Path file, FlowLabels labels) {
        try (InputStream raw = Files.newInputStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        isPacked(file) ? new GZIPInputStream(raw) : raw, StandardCharsets.UTF_8))) {
            labels.add(lines);
        } catch (FlowLabels.Unusable unusable) {
            throw CommandFailure.noInput("No truth can be made of %s: %s.".formatted(file, unusable.getMessage()));
        } catch (IOException unreadable) {
            throw CommandFailure.noInput("The file %s cannot be read (%s)."
                    .formatted(file, unreadable.getClass().getSimpleName()));
        }
    }

    private static boolean isPacked(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == GZIP;
        }
    }

    private void write(List<Incident> incidents) {
        String lines =
                incidents.stream().map(incident -> incident.line() + "\n").collect(Collectors.joining());
        try {
            Files.writeString(out, lines, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException there) {
            throw CommandFailure.wrongUsage("%s is there already; name another file with --out.".formatted(out));
        } catch (IOException unwritable) {
            throw CommandFailure.noInput("The file %s cannot be written (%s)."
                    .formatted(out, unwritable.getClass().getSimpleName()));
        }
    }
}

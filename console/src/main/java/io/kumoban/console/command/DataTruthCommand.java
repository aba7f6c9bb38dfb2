package io.kumoban.console.command;

import io.kumoban.console.replay.WorkFolder;
import io.kumoban.console.score.CaptureReader;
import io.kumoban.datasets.truth.CaptureTruth;
import io.kumoban.datasets.truth.EventLabels;
import io.kumoban.datasets.truth.FlowLabels;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.pipeline.ReplayOptions;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a truth file of the labels that others gave a data set. */
@Command(
        name = "truth",
        description = {
            "Makes a truth file of the labels that others gave a data set.",
            "",
            "Argus flows have a label each: one incident for each source and label. With --labels, CloudTrail events"
                + " have labels in a file: one incident for each technique. With --capture, logs as a whole, or what"
                + " names some addresses in them, are one incident."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  kumoban data truth capture20110810.binetflow --out truth.jsonl",
            "  kumoban data truth CloudTrail/ --labels labels.jsonl --role detonation --out truth.jsonl",
            "  kumoban data truth tunnel.jsonl.gz --capture tunnel --expect Trojan:EC2/DNSDataExfiltration"
                    + " --out truth.jsonl",
            "  kumoban data truth conn.log --capture beacon --technique T1071 --involving 192.0.2.7,198.51.100.9"
                    + " --out truth.jsonl"
        })
public final class DataTruthCommand implements Callable<Integer> {
    private static final int GZIP = 0x1f;

    private final CommonOptions common;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Argus flows as CSV, also packed with gzip; with --labels or --capture logs as replay takes"
                    + " them.")
    List<Path> files = List.of();

    @Option(
            names = "--out",
            paramLabel = "F",
            required = true,
            description = "The truth file; it must not be there yet.")
    Path out = Path.of("");

    @Option(
            names = "--labels",
            paramLabel = "F",
            description = "Labels of CloudTrail events: JSON lines with eventID, technique and perhaps role.")
    @Nullable
    Path labels;

    @Option(names = "--role", paramLabel = "ROLE", description = "Of these labels only those with this role.")
    @Nullable
    String role;

    @Option(names = "--capture", paramLabel = "NAME", description = "The logs are one incident of this name.")
    @Nullable
    String capture;

    @Option(
            names = "--involving",
            paramLabel = "VALUE",
            split = ",",
            description = "Of the capture only events that name all of these, such as addresses.")
    List<String> involving = List.of();

    @Option(
            names = "--expect",
            paramLabel = "TYPE",
            split = ",",
            description = "Finding types that a good detector raises for the capture.")
    List<String> expected = List.of();

    @Option(
            names = "--technique",
            paramLabel = "ID",
            split = ",",
            description = "ATT&CK ids of the capture. Without these and --expect it is something harmless.")
    List<String> techniques = List.of();

    public DataTruthCommand(CommonOptions common) {
        this.common = common;
    }

    @Override
    public Integer call() {
        if (labels != null && capture != null) {
            throw CommandFailure.wrongUsage("Give --labels or --capture, not both.");
        }
        if (labels == null && role != null) {
            throw CommandFailure.wrongUsage("--role belongs to --labels.");
        }
        if (capture == null && !(involving.isEmpty() && expected.isEmpty() && techniques.isEmpty())) {
            throw CommandFailure.wrongUsage("--involving, --expect and --technique belong to --capture.");
        }
        if (labels == null && capture == null) {
            argus();
        } else {
            ofEvents();
        }
        return ExitCodes.DONE;
    }

    private void ofEvents() {
        List<Incident> incidents;
        try (WorkFolder work = WorkFolder.ofSystem()) {
            List<String> paths = files.stream().map(Path::toString).toList();
            CaptureReader reader = new CaptureReader(ReplayOptions.of(paths, work.path()));
            if (labels != null) {
                incidents = reader.incidents(EventLabels.read(labels, role), technique -> List.of());
            } else {
                Incident incident =
                        reader.incident(new CaptureTruth(String.valueOf(capture), techniques, expected), involving);
                incidents = incident == null ? List.of() : List.of(incident);
            }
        }
        if (incidents.isEmpty()) {
            throw CommandFailure.noInput("No event of these logs belongs to an incident; nothing was written.");
        }
        write(incidents);
        common.note("%,d events in %,d incidents."
                .formatted(
                        incidents.stream()
                                .mapToInt(incident -> incident.events().size())
                                .sum(),
                        incidents.size()));
    }

    private void argus() {
        FlowLabels flows = new FlowLabels();
        for (Path file : files) {
            read(file, flows);
        }
        write(flows.incidents());
        common.note("%,d flows of attacks in %,d incidents, %,d harmless, %,d unknown, %,d unreadable lines."
                .formatted(
                        flows.attacks(),
                        flows.incidents().size(),
                        flows.benign(),
                        flows.background(),
                        flows.unreadable()));
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

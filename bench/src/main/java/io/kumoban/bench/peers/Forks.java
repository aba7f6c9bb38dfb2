package io.kumoban.bench.peers;

import io.kumoban.engine.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Each process is a new JVM with the options of this one and a heap of 1 GB. All of a job begin at the same moment. */
final class Forks implements Starter {
    private static final List<String> HEAP = List.of("-Xms1g", "-Xmx1g");

    private final Path work;
    private final int warm;

    /** Forks that put their temporary files into a folder, and make passes for so many seconds before one counts. */
    Forks(Path work, int warm) {
        this.work = work;
        this.warm = warm;
    }

    @Override
    public List<Measurement> run(Job job, Path input) {
        List<Process> processes = new ArrayList<>();
        Path log = work.resolve("errors.txt");
        try {
            Files.deleteIfExists(log);
            for (int i = 0; i < job.copies(); i++) {
                processes.add(start(job, input, log));
            }
            List<BufferedReader> answers = new ArrayList<>();
            for (Process process : processes) {
                BufferedReader answer = process.inputReader();
                await(answer, PeerProcess.READY, job, log);
                answers.add(answer);
            }
            for (Process process : processes) {
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
            }
            List<Measurement> measurements = new ArrayList<>();
            for (BufferedReader answer : answers) {
                measurements.add(Measurement.of(Json.read(await(answer, "{", job, log))));
            }
            return measurements;
        } catch (IOException e) {
            throw new UncheckedIOException("The process of " + job.words() + " cannot be spoken to.", e);
        } finally {
            // The next measurement begins when these JVMs are gone.
            processes.forEach(process -> {
                process.destroy();
                process.onExit().join();
            });
        }
    }

    private Process start(Job job, Path input, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(HEAP);
        command.addAll(List.of(
                "-Djava.io.tmpdir=" + work,
                "-cp",
                System.getProperty("java.class.path"),
                PeerProcess.class.getName(),
                job.peer().name(),
                input.toString(),
                Integer.toString(job.threads()),
                Integer.toString(warm)));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** The first line that begins so. */
    private static String await(BufferedReader lines, String beginning, Job job, Path log) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(beginning)) {
                return line;
            }
        }
        throw new IllegalStateException("The process of " + job.words() + " over "
                + job.face().words() + " ended early; it said:\n" + Files.readString(log));
    }
}

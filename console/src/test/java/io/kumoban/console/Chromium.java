package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real browser that looks at pages; tests that ask for it are skipped where there is none on the path. */
final class Chromium {
    private static final int PATIENCE_SECONDS = 60;

    private final Path program;
    private final Path folder;

    private Chromium(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** The browser, which keeps its own files in a folder. */
    static Chromium in(Path folder) {
        Optional<Path> found = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(found.isPresent(), "there is no chromium on the path");
        return new Chromium(found.orElseThrow(), folder);
    }

    /** The document after the page's scripts have run. */
    String document(Path page) throws IOException, InterruptedException {
        Path seen = folder.resolve("seen.html");
        run(seen, "--dump-dom", page.toUri().toString());
        return Files.readString(seen, StandardCharsets.UTF_8);
    }

    /** What a person sees, as a PNG file. */
    void picture(Path page, int width, int height, Path target) throws IOException, InterruptedException {
        run(
                folder.resolve("said.txt"),
                "--screenshot=" + target,
                "--window-size=" + width + "," + height,
                "--hide-scrollbars",
                page.toUri().toString());
        assertThat(target).isNotEmptyFile();
    }

    private void run(Path output, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=5000"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}

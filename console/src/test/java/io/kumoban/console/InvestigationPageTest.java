package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as a real browser draws it; skipped where there is no Chromium on the path. */
class InvestigationPageTest {
    @TempDir
    Path folder;

    @Test
    void aBrowserDrawsTheGraphAndTheTimeline() throws Exception {
        Optional<Path> browser = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "chromium"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(browser.isPresent(), "there is no chromium on the path");
        Path run = Files.createDirectories(folder.resolve("run"));
        Files.writeString(run.resolve("findings.jsonl"), """
            {"id":"f1","type":"Recon:IAMUser/TorIPCaller","severity":5,"accountId":"111122223333",\
            "service":{"eventFirstSeen":"2026-03-02T10:00:00.000Z","eventLastSeen":"2026-03-02T10:05:00.000Z"},\
            "kumoban":{"resource":"<img src=x onerror=alert(1)>","technique":["T1090.003"],"evidence":\
            [{"time":"2026-03-02T10:00:00.000Z","id":"e1","kind":"apiCall","fields":{\
            "userIdentity.arn":"arn:aws:iam::111122223333:user/eve",\
            "userIdentity.accessKeyId":"AKIAIOSFODNN7EXAMPLE","sourceIPAddress":"198.51.100.7"}}]}}
            """);
        Path page = folder.resolve("eve.html");
        assertThat(Session.piped("investigate", "eve", "--run", run.toString(), "--html", page.toString())
                        .code())
                .isZero();

        Path seen = folder.resolve("seen.html");
        Process process = new ProcessBuilder(
                        browser.orElseThrow().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=5000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(seen.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }

        assertThat(Files.readString(seen, StandardCharsets.UTF_8))
                .contains("<title>Investigation of eve</title>")
                .contains("data-things=\"4\"", "data-ties=\"3\"")
                .contains("<td>flagged address</td>", "<td>&lt;img src=x onerror=alert(1)&gt;</td>")
                .contains("u-legend");
    }
}

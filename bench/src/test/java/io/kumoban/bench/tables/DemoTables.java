package io.kumoban.bench.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.demo.DemoAccount;
import io.kumoban.datasets.demo.DemoOptions;
import io.kumoban.datasets.demo.DemoSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The demo account with its run, exported by the commands that the notebook names. */
record DemoTables(Path account, Path run, Path scores, Path tables) {
    private static final int MINUTES = 2;

    /** Writes all of it into an empty folder. */
    static DemoTables write(Path folder) throws IOException, InterruptedException {
        DemoTables demo = new DemoTables(
                folder.resolve("account"),
                folder.resolve("run"),
                folder.resolve("scores.csv"),
                folder.resolve("tables"));
        DemoSummary account = DemoAccount.write(demo.account, DemoOptions.DEFAULT);
        kumoban(
                "replay",
                account.logs().toString(),
                "--quiet",
                "--context",
                account.context().toString(),
                "--intel",
                account.intelligence().toString(),
                "--out",
                demo.run.toString(),
                "--scores",
                demo.scores.toString());
        kumoban(
                "findings",
                "export",
                "--as",
                "parquet",
                "--run",
                demo.run.toString(),
                "--out",
                demo.tables.toString(),
                "--scores",
                demo.scores.toString(),
                "--truth",
                demo.account.toString());
        return demo;
    }

    Path findings() {
        return run.resolve("findings.jsonl");
    }

    Path truth() {
        return account.resolve("truth.jsonl");
    }

    private static void kumoban(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.kumoban.console.Kumoban"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }
}

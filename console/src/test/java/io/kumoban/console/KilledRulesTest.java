package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A replay with rules, in a process of its own that is killed again and again: nothing is lost, and nothing found twice. */
class KilledRulesTest {
    private static final String RULES = """
        title: Stopped
        name: stopped
        logsource: {product: aws, service: cloudtrail}
        detection: {s: {eventName: StopLogging}, condition: s}
        ---
        title: Stopped three times
        correlation: {type: event_count, rules: [stopped], group-by: [recipientAccountId], timespan: 8h,
          condition: {gte: 3}, generate: true}
        ---
        title: New hand
        correlation: {type: first_seen, rules: [stopped], group-by: [recipientAccountId], fields: [userIdentity.arn],
          timespan: 90d, learn: 1d, generate: true}
        """;
    private static final int HOURS = 24 * 20;
    /** Between two events of an hour lie some 20 ms then. */
    private static final String SLOWLY = "180000";

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    void aReplayThatIsKilledThreeTimesFindsWhatAnUnbrokenOneFinds() throws Exception {
        Files.writeString(folder.resolve("rules.yml"), RULES);
        Logs logs = new Logs();
        for (int hour = 0; hour < HOURS; hour++) {
            Instant time = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(3_600L * hour);
            logs.stopsTrail(time.toString(), "e" + hour, "user" + hour / 50);
        }
        Path log = logs.write(folder.resolve("calls.json"));
        Session unbroken = Session.piped(arguments(log, "unbroken", List.of()).toArray(String[]::new));
        assertThat(unbroken.code()).as(unbroken.err()).isZero();

        long before = 0;
        for (int death = 0; death < 3; death++) {
            List<String> more = new ArrayList<>(List.of("--speed", SLOWLY));
            if (death > 0) {
                more.add("--resume");
            }
            Process replay = start(arguments(log, "killed", more));
            try {
                before = awaitGrowth(folder.resolve("killed-updates.jsonl"), before, replay);
            } finally {
                replay.destroyForcibly().waitFor();
            }
            assertThat(replay.exitValue()).as("it was killed").isEqualTo(137);
        }
        Session resumed =
                Session.piped(arguments(log, "killed", List.of("--resume")).toArray(String[]::new));

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.err()).contains("Going on from a checkpoint");
        for (String file : List.of("%s/findings.jsonl", "%s-updates.jsonl")) {
            assertThat(folder.resolve(file.formatted("killed")))
                    .hasSameTextualContentAs(folder.resolve(file.formatted("unbroken")));
        }
        assertThat(folder.resolve("killed/findings.jsonl"))
                .content()
                .contains(
                        "Sigma:CloudTrail/Stopped", "Sigma:Correlation/StoppedThreeTimes", "Sigma:Correlation/NewHand");
    }

    private List<String> arguments(Path log, String name, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(
                "replay",
                log.toString(),
                "--rules",
                folder.resolve("rules.yml").toString(),
                "--rules",
                "builtin",
                "--out",
                folder.resolve(name).toString(),
                "--updates",
                folder.resolve(name + "-updates.jsonl").toString(),
                "--checkpoint",
                folder.resolve(name + "-checkpoints").toString(),
                "--checkpoint-every",
                "0s"));
        arguments.addAll(more);
        return arguments;
    }

    private Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Kumoban.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
    }

    /** Waits until the file is a good piece longer than it was, and answers how long it is. */
    private static long awaitGrowth(Path file, long before, Process writer) throws Exception {
        long enough = before + 20_000;
        while (!Files.exists(file) || Files.size(file) < enough) {
            assertThat(writer.waitFor(5, TimeUnit.MILLISECONDS))
                    .as("the replay ended by itself")
                    .isFalse();
        }
        return Files.size(file);
    }
}

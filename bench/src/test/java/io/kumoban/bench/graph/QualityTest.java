package io.kumoban.bench.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class QualityTest {
    @TempDir
    Path folder;

    private static EdgeStream stream(int[] ticks, int[] attacks) {
        long[] nodes = new long[ticks.length];
        return EdgeStream.of(nodes, nodes, ticks, attacks, 1440);
    }

    @Test
    void equalScoresCountHalf() {
        EdgeStream stream = stream(new int[] {1, 1, 1, 1}, new int[] {1, 0, 1, 0});

        Curve curve = Curve.of(stream.whole(), new float[] {3, 1, 1, 0});
        assertThat(curve.auc()).isCloseTo(3.5 / 4, within(1e-12));
        assertThat(curve.atTenth()).isEqualTo(0.5);
    }

    @Test
    void onlyThePartIsJudged() {
        EdgeStream stream = stream(new int[] {1, 2, 3, 4}, new int[] {1, 0, 1, 0});

        assertThat(Curve.of(stream.part(2, 4), new float[] {0, 9, 5, 1}).auc()).isEqualTo(1);
    }

    @Test
    void anEpisodeIsFoundByItsFirstEdgeAboveTheThreshold() {
        int[] ticks = {1, 2, 5, 200, 1000};
        EdgeStream stream = stream(ticks, new int[] {1, 1, 1, 1, 0});

        Alerts alerts = Alerts.of(stream.whole(), new float[] {0, 0, 8, 0, 1});
        // Ten false alerts a day are allowed, so the threshold is the lowest score of all.
        assertThat(alerts.found()).isEqualTo(2);
        assertThat(alerts.episodes()).isEqualTo(2);
    }

    @Test
    void theCommandJudgesEdgesOfAFolderAndSaysWhenThereAreNone() throws IOException {
        assertThat(run("--data", folder.toString())).isEqualTo(3);
        Path set = Files.createDirectories(folder.resolve("graph-darpa"));
        try (OutputStream out = Files.newOutputStream(set.resolve("darpa_original.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("darpa_original.csv"));
            StringBuilder edges = new StringBuilder();
            for (int minute = 10; minute < 60; minute++) {
                edges.append("a,b,06/01/1998-08:%d,-%n".formatted(minute));
                edges.append("c,d,07/20/1998-08:%d,%s%n"
                        .formatted(minute, minute > 50 ? "flood" : "-")
                        .repeat(minute > 50 ? 30 : 1));
            }
            String sorted = edges.toString()
                    .lines()
                    .sorted((one, other) -> one.substring(4, 20).compareTo(other.substring(4, 20)))
                    .reduce("", (text, line) -> text + line + "\n");
            zip.write(sorted.getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        int code = new CommandLine(new Graph(new PrintStream(printed, true, StandardCharsets.UTF_8)))
                .execute("--data", folder.toString(), "--no-rates", "--seeds", "2", "--markdown");

        assertThat(code).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("DARPA 1998, all nine weeks: 361 edges, 270 of them of attacks.")
                .contains("DARPA 1998, the last two weeks")
                .contains("| burst ")
                .contains("| first-seen ");
    }

    private static int run(String... arguments) {
        return new CommandLine(new Graph(new PrintStream(OutputStream.nullOutputStream()))).execute(arguments);
    }
}

package io.kumoban.bench.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.console.graph.LogEdges;
import io.kumoban.detectors.graph.Algorithm;
import io.kumoban.detectors.graph.Scorers;
import io.kumoban.detectors.graph.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class OwnedEdgesTest {
    @TempDir
    Path folder;

    private static OwnedEdges edges(int[] ticks, int[] attacks, long[] owners) {
        long[] nodes = new long[ticks.length];
        return new OwnedEdges(LogEdges.HOST_HOST, EdgeStream.of(nodes, nodes, ticks, attacks, 1440), owners);
    }

    @Test
    void whatIsNotToBeJudgedIsLeftOutAndSoIsWhatLiesBeforeTheFirstAttack() {
        OwnedEdges edges = edges(new int[] {1, 2, 3, 4, 5}, new int[] {0, 7, OwnedEdges.UNJUDGED, 0, 8}, new long[5]);

        assertThat(edges.judged()).containsExactly(1, 3, 4);
        assertThat(edges.stream().only(edges.judged()).attacks()).containsExactly(7, 0, 8);
    }

    @Test
    void starsCountApartEvenWhereTheirNodesAreTheSame() {
        OwnedEdges edges = edges(new int[] {1, 1, 1, 1}, new int[4], new long[] {5, 5, 6, 5});

        assertThat(edges.scoresOfStars(() -> Scorers.of(Algorithm.TICK_EDGE, Settings.seeded(1))))
                .containsExactly(1, 2, 1, 3);
        assertThat(edges.stream().scores(Scorers.of(Algorithm.TICK_EDGE, Settings.seeded(1))))
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void aFolderWithoutLogsIsNoMix() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Graph graph = new Graph(new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(new CommandLine(graph).execute("--mix", folder.toString())).isEqualTo(3);
        assertThat(out.size()).isZero();
    }
}

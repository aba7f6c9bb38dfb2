package io.kumoban.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.sink.WholeFile;
import io.kumoban.engine.testing.Property;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphFileTest {
    private static final GraphLimits LIMITS = GraphEvent.limits(4, 10, 150);

    @TempDir
    Path folder;

    private byte[] written(GraphStore graph) throws IOException {
        Path file = folder.resolve("graph.kgraph");
        GraphFile.write(file, graph);
        return Files.readAllBytes(file);
    }

    private GraphStore read(byte[] bytes) throws IOException {
        return GraphFile.read(Files.write(folder.resolve("read.kgraph"), bytes), Long.MAX_VALUE);
    }

    private static GraphStore some() {
        Random random = new Random(1);
        return GraphEvent.graph(
                Stream.generate(() -> GraphEvent.of(random)).limit(300).toList(), LIMITS);
    }

    @Test
    void whatIsReadIsWhatWasWrittenToTheByte() {
        Property.ofLists(30, 300, GraphEvent::of).holds(events -> {
            byte[] bytes = written(GraphEvent.graph(events, LIMITS));

            GraphStore read = read(bytes);

            assertThat(written(read)).isEqualTo(bytes);
        });
    }

    @Test
    void aGraphThatWasReadGoesOnAsIfItHadNotBeenWritten() {
        Property.ofLists(20, 300, GraphEvent::of).holds(events -> {
            List<GraphEvent> sorted = GraphEvent.inOrder(events);
            int cut = sorted.size() / 2;
            GraphStore resumed = read(written(GraphEvent.graph(sorted.subList(0, cut), LIMITS)));
            sorted.subList(cut, sorted.size()).forEach(event -> event.into(resumed));

            byte[] whole = written(GraphEvent.graph(sorted, LIMITS));

            assertThat(names(resumed)).isEqualTo(names(read(whole)));
        });
    }

    /** Edges by names: the numbers of nodes depend on when those without edges were forgotten. */
    private static List<String> names(GraphStore graph) {
        return Stream.iterate(graph.firstEdge(), edge -> edge < graph.endOfEdges(), edge -> edge + 1)
                .map(edge -> graph.kind(edge) + " " + graph.name(graph.source(edge)) + " "
                        + graph.name(graph.target(edge)) + " " + graph.first(edge) + " " + graph.last(edge) + " "
                        + graph.count(edge) + " " + graph.bytes(edge))
                .toList();
    }

    @Test
    void aFileThatIsCutAnywhereIsRefused() throws IOException {
        byte[] whole = written(some());

        for (int length = 0; length < whole.length; length += length < 64 ? 1 : 37) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).as("%d bytes", length).isInstanceOf(GraphFileError.class);
        }
    }

    @Test
    void aFileInWhichAnyBitIsWrongIsRefused() throws IOException {
        byte[] whole = written(some());

        Property.of(200, random -> random.nextInt(8 * whole.length)).holds(bit -> {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> read(damaged)).isInstanceOf(GraphFileError.class);
        });
    }

    @Test
    void contentThatIsNoGraphIsRefusedThoughItsChecksumsAreRight() {
        Property.<Long>ofLists(60, 60, random -> random.nextInt(4) == 0 ? random.nextLong() >>> 1 : random.nextInt(30))
                .holds(numbers -> {
                    Path file = folder.resolve("made.kgraph");
                    try (WholeFile whole = new WholeFile(file)) {
                        whole.append(GraphFile.MAGIC);
                        PackedOutput out = new PackedOutput(whole);
                        List.of(24L, 864_000_000L, 100L, GraphEvent.START, 2L, 2L, 2L)
                                .forEach(out::number);
                        numbers.forEach(out::number);
                        out.end();
                        whole.commit();
                    }
                    assertThatThrownBy(() -> GraphFile.read(file, Long.MAX_VALUE))
                            .isInstanceOf(GraphFileError.class);
                });
    }

    @Test
    void moreBehindTheEndIsRefused() throws IOException {
        byte[] whole = written(some());

        assertThatThrownBy(() -> read(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(GraphFileError.class)
                .hasMessageContaining("behind");
    }

    @Test
    void aFileThatAsksForTooMuchMemoryIsRefusedBeforeItIsRead() throws IOException {
        written(some());

        assertThatThrownBy(() -> GraphFile.read(folder.resolve("graph.kgraph"), 1000))
                .isInstanceOf(GraphFileError.class)
                .hasMessageContaining("-Xmx");
    }

    @Test
    void anotherVersionAndAnotherFileAreToldApart() throws IOException {
        byte[] other = written(some());
        other[GraphFile.MAGIC.length - 1] = 2;

        assertThatThrownBy(() -> read(other)).hasMessageContaining("version 2");
        assertThatThrownBy(() -> read("a,b,c".getBytes(StandardCharsets.UTF_8))).hasMessageContaining("no graph");
        assertThatThrownBy(() -> GraphFile.read(folder.resolve("none"), 1)).isInstanceOf(GraphFileError.class);
        assertThat(GraphFile.is(folder.resolve("graph.kgraph"))).isTrue();
        assertThat(GraphFile.is(folder)).isFalse();
    }
}

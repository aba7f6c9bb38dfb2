package io.kumoban.detectors.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.graph.Edges.Edge;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SavedScorerTest {
    /** Few keys, so that some have given way when the state is saved. */
    private static final Settings SETTINGS = new Settings(
            9,
            OptionalInt.of(2),
            OptionalInt.of(16),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalInt.of(20));

    @ParameterizedTest
    @EnumSource(Algorithm.class)
    void aScorerThatWasSavedAndLoadedGoesOnAsIfNothingHadHappened(Algorithm algorithm) throws IOException {
        List<Edge> edges = Edges.stream(new Random(11), 4000);
        EdgeScorer whole = Scorers.of(algorithm, SETTINGS);
        Edges.scores(whole, edges.subList(0, 2500));
        EdgeScorer loaded = Scorers.of(algorithm, SETTINGS);
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        whole.save(new DataOutputStream(saved));
        loaded.load(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));

        List<Edge> rest = edges.subList(2500, 4000);
        assertThat(Edges.scores(loaded, rest)).containsExactly(Edges.scores(whole, rest));
    }

    @ParameterizedTest
    @EnumSource(
            value = Algorithm.class,
            names = {"MIDAS", "MIDAS_R", "MIDAS_F"})
    void soDoesOneThatIsEqualToTheOriginal(Algorithm algorithm) throws IOException {
        HashParameters.Rows rows = new HashParameters.Rows(new int[] {31, 77}, new int[] {5, -3});
        HashParameters parameters = new HashParameters(rows, rows, rows);
        List<Edge> edges = Edges.stream(new Random(12), 4000);
        EdgeScorer whole = Scorers.compatible(algorithm, SETTINGS, parameters);
        Edges.scores(whole, edges.subList(0, 2500));
        EdgeScorer loaded = Scorers.compatible(algorithm, SETTINGS, parameters);
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        whole.save(new DataOutputStream(saved));
        loaded.load(new DataInputStream(new ByteArrayInputStream(saved.toByteArray())));

        List<Edge> rest = edges.subList(2500, 4000);
        assertThat(Edges.scores(loaded, rest)).containsExactly(Edges.scores(whole, rest));
    }
}

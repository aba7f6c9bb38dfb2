package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.console.endtoend.WholeRun.Result;
import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Detectors;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Rule;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Signal;
import io.kumoban.engine.filter.FilterFile;
import io.kumoban.engine.filter.SuppressionRules;
import io.kumoban.engine.finding.Suppression;
import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A run of which all findings about calls are suppressed but those of a witness, who hears the signals of findings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuppressedRunTest {
    private static final EveryDetectorStream STREAM = Streams.everyDetector();
    private static final List<String> CALLS = List.of(STREAM.logs() + "/*/CloudTrail/**");
    private static final String HEARD = "Test:Signal/Heard";

    @TempDir
    static Path folder;

    private Suppression rules = Suppression.NONE;
    private Result whole;

    @BeforeAll
    void replay() throws IOException {
        Path file = Files.writeString(folder.resolve("suppress.yaml"), """
            filters:
              - name: low-ones
                action: ARCHIVE
                rank: 1
                findingCriteria: {criterion: {severity: {lessThan: 4}, type: {notMatches: ["Test:*"]}}}
              - name: all-others
                action: ARCHIVE
                rank: 2
                findingCriteria: {criterion: {type: {notMatches: ["Test:*"]}}}
            """);
        rules = new SuppressionRules(FilterFile.read(file, List.of(HEARD)));
        whole = run("whole").read(CALLS);
    }

    @Test
    void whatARuleCoversIsArchivedAndToldToNobody() {
        List<JsonNode> findings =
                whole.findings().lines().map(line -> Json.read(line + "}}")).toList();
        JsonNode counts = whole.run().metrics().path("findings");

        assertThat(findings)
                .isNotEmpty()
                .allMatch(finding -> finding.at("/service/archived").asBoolean());
        assertThat(whole.essence().get("updates")).isEmpty();
        assertThat(whole.essence().get("timeline").lines()).hasSize(1);
        assertThat(counts.path("new").asInt()).isZero();
        assertThat(counts.path("updated").asInt()).isZero();
        assertThat(counts.path("suppressed").asInt()).isGreaterThanOrEqualTo(findings.size());
        assertThat(counts.path("archived").path("low-ones").asInt()).isPositive();
        assertThat(counts.path("archived").path("low-ones").asInt()
                        + counts.path("archived").path("all-others").asInt())
                .isEqualTo(findings.size());
    }

    @Test
    void theWitnessHearsOfFindingsThatNobodySuppresses() {
        assertThat(run("heard", Suppression.NONE).read(CALLS).findings()).contains(HEARD);
    }

    @Test
    void aRunThatDiesKeepsWhatItSuppressed() {
        Path checkpoints = folder.resolve("checkpoints");
        WholeRun mortal = run("resumed").checkpoints(checkpoints);
        assertThatThrownBy(() -> mortal.die(40, 0, CALLS)).isInstanceOf(MortalResults.Death.class);

        Result resumed = run("resumed").checkpoints(checkpoints).finishing().read(CALLS);

        assertThat(resumed.essence()).isEqualTo(whole.essence());
        assertThat(resumed.run().metrics().path("findings"))
                .isEqualTo(whole.run().metrics().path("findings"));
    }

    private WholeRun run(String name) {
        return run(name, rules);
    }

    private static WholeRun run(String name, Suppression suppression) {
        List<Detector<?, ?>> detectors = new ArrayList<>(Detectors.load(List.of()));
        detectors.add(new Witness());
        return WholeRun.of(folder.resolve(name), detectors)
                .knowing(STREAM.intelligence(), STREAM.context())
                .suppressing(suppression);
    }

    /** Makes a finding of each finding that the detectors of signals hear of. */
    private static final class Witness implements Rule<Signal> {
        @Override
        public About about() {
            return About.finding("witness", HEARD, Severity.LOW).title("A finding was heard of");
        }

        @Override
        public Interest<Signal> interest() {
            return Interest.in(Signal.class).by(Key.ACTOR);
        }

        @Override
        public void on(Signal signal, Context context) {
            if (signal.isFinding()) {
                context.report(signal).say("%s was heard of.", signal.type());
            }
        }
    }
}

package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.console.run.FindingsFile;
import io.kumoban.console.score.Detections;
import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.score.IncidentResult;
import io.kumoban.datasets.score.Matching;
import io.kumoban.datasets.score.Score;
import io.kumoban.datasets.score.Scoring;
import io.kumoban.datasets.simulator.Simulation;
import io.kumoban.datasets.simulator.SimulationRun;
import io.kumoban.datasets.simulator.SimulationSummary;
import io.kumoban.datasets.simulator.attacks.AttackOptions;
import io.kumoban.datasets.simulator.attacks.Attacks;
import io.kumoban.datasets.simulator.plan.FlowFields;
import io.kumoban.datasets.simulator.plan.LogFamily;
import io.kumoban.datasets.simulator.plan.Mix;
import io.kumoban.datasets.simulator.plan.SimulationOptions;
import io.kumoban.datasets.truth.TruthFile;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From generated logs to the score: attacks in a simulated organisation are found by the shipped detectors. */
class AttackedOrganisationTest {
    private static final String SCENARIOS =
            "address-scan,dns-tunnel-iodine,root-sign-in,mining-pool,instance-key-in-other-account";

    @TempDir
    Path folder;

    @Test
    void mostOfWhatIsExpectedOfLoudAttacksIsFound() {
        Path organisation = folder.resolve("organisation");
        SimulationOptions options = new SimulationOptions(
                1,
                2,
                10,
                Instant.parse("2026-03-02T00:00:00Z"),
                20_000,
                Mix.DEFAULT,
                EnumSet.allOf(LogFamily.class),
                FlowFields.DEFAULT);
        AttackOptions attacks = new AttackOptions(SCENARIOS, OptionalInt.of(0), Scenario.USUAL_HISTORY);
        SimulationSummary summary = new SimulationRun(
                        new Simulation(options, estate -> new Attacks(attacks, options, estate)))
                .write(organisation, 2);
        assertThat(summary.leftOut()).isEmpty();

        WholeRun.Result run = WholeRun.into(folder.resolve("run"))
                .knowing(organisation.resolve("intel"), organisation.resolve("context.yaml"))
                .read(organisation.resolve("AWSLogs"));
        Scoring scoring = new Scoring(TruthFile.read(organisation.resolve("truth.jsonl")), Matching.STRICT);
        Detections.read(new FindingsFile(run.outputs().findings()), false, scoring::add);
        Score score = scoring.score(OptionalLong.empty());

        List<IncidentResult> incidents = score.incidents();
        assertThat(incidents).hasSize(5).allMatch(IncidentResult::isFound);
        int found =
                incidents.stream().mapToInt(incident -> incident.found().size()).sum();
        int missed = incidents.stream()
                .mapToInt(incident -> incident.missed().size())
                .sum();
        assertThat(found).isGreaterThan(3 * missed);
    }
}

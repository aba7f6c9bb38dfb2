package io.kumoban.datasets.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.Severity;
import io.kumoban.engine.testing.Property;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScorePropertiesTest {
    private static final int CASES = 100;

    @Test
    void perfectFindingsScoreOne() {
        Property.of(CASES, ScorePropertiesTest::incidents).holds(incidents -> {
            Score score = Story.score(incidents, Matching.STRICT, perfect(incidents));
            for (Detail detail : Detail.values()) {
                for (Measure measure : Measure.values()) {
                    assertThat(measure.of(detail.of(score).total())).isEqualTo(1);
                }
            }
            assertThat(score.verdicts().wrong()).isZero();
        });
    }

    @Test
    void noFindingsScoreZero() {
        Property.of(CASES, ScorePropertiesTest::incidents).holds(incidents -> {
            Score score = Story.score(incidents, Matching.STRICT, List.of());
            for (Detail detail : Detail.values()) {
                Tally tally = detail.of(score).total();
                assertThat(tally.recall()).isZero();
                assertThat(tally.f1()).isZero();
                assertThat(tally.precision()).as("nothing was shown").isNaN();
            }
        });
    }

    @Test
    void doublingIrrelevantFindingsLowersPrecisionOnly() {
        Property.of(CASES, ScorePropertiesTest::incidents).holds(incidents -> {
            List<Detection> irrelevant = IntStream.range(0, 1 + incidents.size())
                    .mapToObj(i -> Story.finding("Other:X", i * 100L, "bystander-" + i, "other/" + i))
                    .toList();
            List<Detection> once = new ArrayList<>(perfect(incidents));
            once.addAll(irrelevant);
            List<Detection> twice = new ArrayList<>(once);
            irrelevant.forEach(finding -> twice.add(Story.again(finding)));
            Score before = Story.score(incidents, Matching.STRICT, once);
            Score after = Story.score(incidents, Matching.STRICT, twice);
            for (Detail detail : Detail.values()) {
                assertThat(detail.of(after).total().recall())
                        .isEqualTo(detail.of(before).total().recall());
            }
            assertThat(after.incident().total().wrong())
                    .isEqualTo(2 * before.incident().total().wrong());
            assertThat(after.entity().total()).isEqualTo(before.entity().total());
            assertThat(after.event().total()).isEqualTo(before.event().total());
            assertThat(after.timeToDetect()).isEqualTo(before.timeToDetect());
        });
    }

    @Test
    void theOrderOfFindingsDoesNotMatter() {
        Property.of(CASES, random -> random).holds(random -> {
            List<Incident> incidents =
                    IntStream.range(0, 5).mapToObj(i -> incident(random)).toList();
            List<Detection> findings = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                findings.add(Story.again(finding(random, "f" + i)));
            }
            Score before = Story.score(incidents, Matching.STRICT, findings);
            Collections.shuffle(findings, random);
            Score after = Story.score(incidents, Matching.STRICT, findings);
            for (Detail detail : Detail.values()) {
                assertThat(detail.of(after).total()).isEqualTo(detail.of(before).total());
            }
            assertThat(after.incidents()).isEqualTo(before.incidents());
            assertThat(after.byType()).isEqualTo(before.byType());
            assertThat(after.rates()).isEqualTo(before.rates());
        });
    }

    @Test
    void acceptingAnyTypeNeverFindsLess() {
        Property.of(CASES, random -> random).holds(random -> {
            List<Incident> incidents =
                    IntStream.range(0, 4).mapToObj(i -> incident(random)).toList();
            List<Detection> findings = IntStream.range(0, 8)
                    .mapToObj(i -> finding(random, "f" + i))
                    .toList();
            Score strict = Story.score(incidents, Matching.STRICT, findings);
            Score any = Story.score(incidents, new Matching(true), findings);
            assertThat(any.incident().total().found())
                    .isGreaterThanOrEqualTo(strict.incident().total().found());
            assertThat(any.verdicts().wrong())
                    .isLessThanOrEqualTo(strict.verdicts().wrong());
        });
    }

    private static List<Incident> incidents(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(6))
                .mapToObj(i -> incident(random))
                .toList();
    }

    private static Incident incident(Random random) {
        return Story.incident("i" + random.nextInt(1000), random.nextInt(500_000), "Type:" + random.nextInt(3));
    }

    /** For each incident a finding of each expected type with all its names and events. */
    private static List<Detection> perfect(List<Incident> incidents) {
        List<Detection> findings = new ArrayList<>();
        for (Incident incident : incidents) {
            for (String type : incident.expectedTypes()) {
                Set<String> names = new TreeSet<>(incident.actors());
                names.addAll(incident.resources());
                findings.add(new Detection(
                        "f" + findings.size(),
                        type,
                        Severity.HIGH,
                        incident.account(),
                        incident.from() * 1000,
                        incident.from() * 1000,
                        incident.to() * 1000,
                        incident.actors(),
                        names,
                        incident.events()));
            }
        }
        return findings;
    }

    private static Detection finding(Random random, String id) {
        int of = random.nextInt(1000);
        Detection finding = Story.finding(
                "Type:" + random.nextInt(4),
                random.nextInt(500_000),
                random.nextBoolean() ? "i" + of + "-actor" : "bystander-" + random.nextInt(4),
                random.nextBoolean() ? "i" + of + "/1" : "other/" + random.nextInt(4));
        return Story.naming(finding, id);
    }
}

package io.kumoban.datasets.score;

import static io.kumoban.datasets.score.Story.finding;
import static io.kumoban.datasets.score.Story.incident;
import static io.kumoban.datasets.score.Story.lookalike;
import static io.kumoban.datasets.score.Story.naming;
import static io.kumoban.datasets.score.Story.score;
import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.truth.Incident;
import io.kumoban.engine.event.Severity;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ScoringTest {
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final Incident theft = incident("theft", 0, "Recon:A", "Stealth:B");

    @Test
    void aFindingThatShowsAnEventFindsTheIncident() {
        Score score = score(List.of(theft), finding("Recon:A", 90, "someone", "theft/1"));
        IncidentResult result = score.incidents().getFirst();
        assertThat(result.isFound()).isTrue();
        assertThat(result.found()).containsExactly("Recon:A");
        assertThat(result.missed()).containsExactly("Stealth:B");
        assertThat(result.timeToDetect()).contains(Duration.ofSeconds(90));
        assertThat(score.verdicts()).isEqualTo(new Verdicts(1, 0, 0));
    }

    @Test
    void aFindingThatNamesAnActorAtTheTimeFindsIt() {
        assertThat(found(naming(finding("Recon:A", 30, "other"), "theft-actor")))
                .isTrue();
        assertThat(found(finding("Recon:A", 600 + 3600, "theft-bucket"))).isTrue();
    }

    @Test
    void aFindingThatNamesAnActorAtAnotherTimeOrElsewhereDoesNot() {
        assertThat(found(finding("Recon:A", -1, "theft-bucket"))).isFalse();
        assertThat(found(finding("Recon:A", 600 + 3601, "theft-bucket"))).isFalse();
        Detection here = finding("Recon:A", 30, "theft-bucket");
        assertThat(found(in("999999999999", here))).isFalse();
        assertThat(found(in("", here))).as("an unknown account may be any").isTrue();
    }

    @Test
    void aFindingOfAnotherTypeIsFurtherWhenItShowsAnEventAndElseWrong() {
        Score score = score(
                List.of(theft),
                finding("Impact:C", 30, "other", "theft/1"),
                finding("Impact:C", 30, "theft-bucket", "unlabelled"));
        assertThat(score.verdicts()).isEqualTo(new Verdicts(0, 1, 1));
        assertThat(score.incidents().getFirst().further()).containsExactly("Impact:C");
        assertThat(score.incidents().getFirst().isFound()).isFalse();
    }

    @Test
    void whereAnyTypeCountsItFindsTheIncident() {
        Score score = score(
                List.of(theft), new Matching(true), List.of(finding("Impact:C", 30, "theft-bucket", "unlabelled")));
        assertThat(score.verdicts()).isEqualTo(new Verdicts(1, 0, 0));
        assertThat(score.incident().total()).isEqualTo(new Tally(1, 1, 1, 0));
    }

    @Test
    void aFindingAboutALookalikeIsWrong() {
        for (boolean anyType : new boolean[] {false, true}) {
            Score score = score(
                    List.of(lookalike("backup", 0)),
                    new Matching(anyType),
                    List.of(finding("Recon:A", 30, "backup-actor", "backup/1")));
            assertThat(score.verdicts()).isEqualTo(new Verdicts(0, 0, 1));
            assertThat(score.incident().total().wanted()).isZero();
        }
    }

    @Test
    void anIncidentForWhichNothingIsExpectedIsNotWantedUnlessAnyTypeCounts() {
        List<Incident> unexpected = List.of(incident("quiet", 0));
        Detection shown = finding("Recon:A", 30, "other", "quiet/1");
        assertThat(score(unexpected, shown).incident().total()).isEqualTo(Tally.NONE);
        assertThat(score(unexpected, shown).verdicts().further()).isEqualTo(1);
        assertThat(score(unexpected, new Matching(true), List.of(shown))
                        .incident()
                        .total())
                .isEqualTo(new Tally(1, 1, 1, 0));
    }

    @Test
    void theThreeLevelsAreAsComputedByHand() {
        // Of two incidents one is found, by two findings of three. They name the actor and no bucket, show two of eight
        // labelled events and one other; the wrong finding is about a thing of its own and shows one more event.
        Score score = score(
                List.of(theft, incident("ransom", DAY, "Impact:C")),
                finding("Recon:A", 10, "theft-actor", "theft/1", "theft/2"),
                finding("Stealth:B", 20, "theft-actor", "theft/2", "unlabelled-1"),
                finding("Impact:C", 2 * DAY, "ransom-bucket", "unlabelled-2"));
        assertThat(score.incident().total()).isEqualTo(new Tally(1, 2, 2, 1));
        assertThat(score.entity().total()).isEqualTo(new Tally(1, 4, 1, 1));
        assertThat(score.event().total()).isEqualTo(new Tally(2, 8, 2, 2));
        assertThat(score.expectedTypes()).isEqualTo(new Tally(2, 3, 2, 1));
        assertThat(Measure.PRECISION.of(score.incident().total())).isEqualTo(2.0 / 3);
        assertThat(Measure.RECALL.of(score.incident().total())).isEqualTo(0.5);
        assertThat(Measure.F1.of(score.incident().total())).isEqualTo(2 * (2.0 / 3) * 0.5 / (2.0 / 3 + 0.5));
    }

    @Test
    void typesTechniquesScenariosAndStealthHaveTheirOwnFigures() {
        Score score = score(
                List.of(theft, incident("ransom", DAY, "Recon:A")),
                finding("Recon:A", 10, "theft-actor"),
                finding("Recon:A", 11, "bystander"),
                finding("Stealth:B", DAY, "other", "ransom/1"));
        assertThat(score.byType().get("Recon:A")).isEqualTo(new TypeResult(new Tally(1, 2, 1, 1), 0));
        assertThat(score.byType().get("Stealth:B")).isEqualTo(new TypeResult(new Tally(0, 1, 0, 0), 1));
        assertThat(score.byTechnique().get("T1078").total().recall()).isEqualTo(0.5);
        assertThat(score.byScenario().get("ransom").total().recall()).isZero();
        assertThat(score.byStealth().get(0).total().wanted()).isEqualTo(2);
    }

    @Test
    void aFindingOfTwoIncidentsFindsBothAndCountsOnce() {
        Score score = score(
                List.of(theft, incident("ransom", 0, "Recon:A")),
                finding("Recon:A", 10, "theft-actor", "theft/1", "ransom/1"));
        assertThat(score.incident().total()).isEqualTo(new Tally(2, 2, 1, 0));
        assertThat(score.event().total()).isEqualTo(new Tally(2, 8, 2, 0));
    }

    @Test
    void theTimeToDetectIsThatOfTheFirstFindingRaisedSinceTheBeginning() {
        Detection before = finding("Recon:A", -500, "other", "theft/1");
        assertThat(score(List.of(theft), before).timeToDetect())
                .isEqualTo(TimeToDetect.of(score(List.of(theft), before).incidents()))
                .satisfies(time -> assertThat(time.unknown()).isEqualTo(1))
                .satisfies(time -> assertThat(time.median()).isEmpty());
        Score score = score(
                List.of(theft),
                before,
                finding("Stealth:B", 60, "other", "theft/1"),
                finding("Recon:A", 20, "theft-actor"));
        assertThat(score.timeToDetect().median()).contains(Duration.ofSeconds(20));
    }

    @Test
    void medianAndNinetiethPercentileLieBetweenTheirNeighbours() {
        List<Incident> incidents = List.of(incident("a", 0, "T"), incident("b", DAY, "T"), incident("c", 2 * DAY, "T"));
        Score score = score(
                incidents,
                finding("T", 10, "a-actor"),
                finding("T", DAY + 20, "b-actor"),
                finding("T", 2 * DAY + 120, "c-actor"));
        assertThat(score.timeToDetect().median()).contains(Duration.ofSeconds(20));
        assertThat(score.timeToDetect().p90()).contains(Duration.ofSeconds(100));
    }

    @Test
    void falsePositivesCountOnDaysWithoutAnIncident() {
        Scoring scoring = new Scoring(List.of(theft), Matching.STRICT);
        scoring.add(finding("Recon:A", 40, "bystander"));
        scoring.add(finding("Recon:A", DAY, "bystander"));
        scoring.add(finding("Recon:A", 3 * DAY, "bystander"));
        FalsePositiveRates known = scoring.score(OptionalLong.of(8)).rates();
        assertThat(known.onEventfulDays()).isEqualTo(1);
        assertThat(known.of(Severity.MEDIUM)).isEqualTo(0.25);
        assertThat(known.of(Severity.HIGH)).isZero();
        assertThat(known.all()).isEqualTo(0.25);
        FalsePositiveRates spanned = scoring.score(OptionalLong.empty()).rates();
        assertThat(spanned.accountDays())
                .as("four days of one account, one eventful")
                .isEqualTo(3);
        assertThat(scoring.score(OptionalLong.of(0)).rates().all()).isNaN();
    }

    @Test
    void withoutIncidentsRecallIsNotDefinedAndFindingsAreWrong() {
        Score score = score(List.of(), finding("Recon:A", 0, "someone", "e"));
        assertThat(score.incident().total()).isEqualTo(new Tally(0, 0, 0, 1));
        assertThat(score.incident().total().recall()).isNaN();
        assertThat(score.incident().total().f1()).isNaN();
        assertThat(score.incident().total().precision()).isZero();
    }

    private boolean found(Detection finding) {
        return score(List.of(theft), finding).incidents().getFirst().isFound();
    }

    private static Detection in(String account, Detection finding) {
        return new Detection(
                finding.id(),
                finding.type(),
                finding.severity(),
                account,
                finding.createdAt(),
                finding.firstSeen(),
                finding.lastSeen(),
                finding.subject(),
                finding.names(),
                finding.events());
    }
}

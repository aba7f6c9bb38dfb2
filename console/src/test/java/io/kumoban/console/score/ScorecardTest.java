package io.kumoban.console.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.console.run.FoundFinding;
import io.kumoban.datasets.truth.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ScorecardTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final Scorecard card = new Scorecard(List.of(new Incident(
            "stolen-keys",
            0,
            List.of("T1078"),
            List.of("Recon:A", "Stealth:B"),
            START.getEpochSecond(),
            START.plusSeconds(600).getEpochSecond(),
            "111122223333",
            List.of("web-role"),
            List.of("bucket-one"),
            List.of("111122223333/e1"))));

    @Test
    void aFindingThatShowsAnEventOfTheIncidentBelongsToIt() {
        card.add(finding("Recon:A", "someone", START.plusSeconds(90), "111122223333/e1"));
        Scorecard.Line line = card.lines().getFirst();
        assertThat(line.found()).containsExactly("Recon:A");
        assertThat(line.missed()).containsExactly("Stealth:B");
        assertThat(line.timeToDetect()).contains(Duration.ofSeconds(90));
        assertThat(card.ofNoIncident()).isZero();
    }

    @Test
    void aFindingAboutItsResourceAtTheTimeBelongsToIt() {
        card.add(finding("Stealth:B", "bucket-one", START.plusSeconds(30), "other"));
        assertThat(card.lines().getFirst().found()).containsExactly("Stealth:B");
    }

    @Test
    void aFindingAboutItsResourceAtAnotherTimeDoesNot() {
        card.add(finding("Stealth:B", "bucket-one", START.minusSeconds(86_400), "other"));
        assertThat(card.lines().getFirst().found()).isEmpty();
        assertThat(card.ofNoIncident()).isEqualTo(1);
    }

    @Test
    void anUnexpectedTypeIsFurtherAndNotFalse() {
        card.add(finding("Impact:C", "web-role", START.plusSeconds(30), "other"));
        Scorecard.Line line = card.lines().getFirst();
        assertThat(line.further()).containsExactly("Impact:C");
        assertThat(line.timeToDetect()).isEmpty();
        assertThat(card.ofNoIncident()).isZero();
    }

    private static FoundFinding finding(String type, String resource, Instant time, String event) {
        return new FoundFinding(JsonMapper.shared().readTree("""
            {"type": "%s", "createdAt": "%s",
             "service": {"eventFirstSeen": "%s", "eventLastSeen": "%s"},
             "kumoban": {"resource": "%s", "evidence": [{"id": "%s"}]}}\
            """.formatted(type, time, time, time, resource, event)));
    }
}

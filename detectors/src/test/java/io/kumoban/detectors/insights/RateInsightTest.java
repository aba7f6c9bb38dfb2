package io.kumoban.detectors.insights;

import static io.kumoban.detectors.insights.Minutes.WARM_UP;
import static io.kumoban.detectors.insights.Minutes.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kumoban.engine.event.Severity;
import io.kumoban.engine.event.Signal;
import io.kumoban.engine.harness.CallRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.insight.Insight;
import io.kumoban.engine.insight.Insight.Share;
import io.kumoban.engine.insight.Insight.State;
import io.kumoban.engine.insight.InsightJson;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.testing.GoldenFile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RateInsightTest {
    private static final String ALICE = "arn:aws:iam::111122223333:user/alice";

    @Test
    void fiveTimesTheUsualCallsBeginAndEndAnEpisode() {
        List<Insight> insights = new Minutes()
                .each(0, WARM_UP + 60, 20, RateInsightTest::launch)
                .each(WARM_UP + 60, WARM_UP + 70, 100, RateInsightTest::launch)
                .each(WARM_UP + 70, WARM_UP + 120, 20, RateInsightTest::launch)
                .insights();

        assertThat(states(insights)).containsExactly(State.START, State.END);
        Insight start = insights.getFirst();
        Insight end = insights.getLast();
        assertThat(start.time()).isEqualTo(minute(WARM_UP + 60).toEpochMilli());
        assertThat(start.statistics().insight()).isEqualTo(100);
        assertThat(start.statistics().insightDuration()).isOne();
        assertThat(start.statistics().baseline()).isEqualTo(20);
        assertThat(start.statistics().baselineDuration()).isEqualTo(WARM_UP + 60);
        assertThat(end.time()).isEqualTo(minute(WARM_UP + 70).toEpochMilli());
        assertThat(end.statistics().insight() / end.statistics().baseline() * 100)
                .isEqualTo(500);
        assertThat(end.statistics().insightDuration()).isEqualTo(10);
        assertThat(end.episode()).isEqualTo(start.episode());
        assertThat(end.eventId()).isNotEqualTo(start.eventId());
        assertThat(shares(end, "userIdentityArn", true)).containsExactly(new Share(ALICE, 100));
        assertThat(shares(end, "userIdentityArn", false)).containsExactly(new Share(ALICE, 20));
        assertThat(shares(end, "errorCode", true)).containsExactly(new Share("null", 100));
    }

    @Test
    void anApiNeverCalledBeforeHasABaselineOfZero() {
        List<Insight> insights = new Minutes()
                .each(WARM_UP, WARM_UP + 1, 300, RateInsightTest::launch)
                .insights();

        assertThat(states(insights)).containsExactly(State.START, State.END);
        assertThat(insights).allSatisfy(insight -> {
            assertThat(insight.statistics().baseline()).isZero();
            assertThat(insight.statistics().insight()).isEqualTo(300);
            assertThat(shares(insight, "userIdentityArn", false)).isEmpty();
        });
    }

    @Test
    void burstsOfCallsThatOnlyReadAreNoApiCallRate() {
        assertThat(new Minutes()
                        .each(WARM_UP, WARM_UP + 3, 300, () -> CallRecord.named("DescribeInstances"))
                        .insights())
                .isEmpty();
    }

    @Test
    void refusedCallsThatReadAreAnApiErrorRateWithTheirErrorCode() {
        List<Insight> insights = new Minutes()
                .each(
                        WARM_UP,
                        WARM_UP + 2,
                        30,
                        () -> CallRecord.named("ListUsers").failing("AccessDenied"))
                .insights();

        assertThat(states(insights)).containsExactly(State.START, State.END);
        assertThat(insights).allSatisfy(insight -> {
            assertThat(insight.episode().type()).isEqualTo("ApiErrorRateInsight");
            assertThat(insight.episode().errorCode()).isEqualTo("AccessDenied");
            assertThat(shares(insight, "errorCode", true)).containsExactly(new Share("AccessDenied", 30));
        });
    }

    @Test
    void theSameBurstInTwoRegionsIsTwoEpisodes() {
        List<Insight> insights = new Minutes()
                .each(WARM_UP, WARM_UP + 1, 40, RateInsightTest::launch)
                .each(WARM_UP, WARM_UP + 1, 40, () -> launch().with("awsRegion", "eu-west-1"))
                .insights();

        assertThat(insights)
                .extracting(insight -> insight.episode().region())
                .containsExactlyInAnyOrder("us-east-1", "us-east-1", "eu-west-1", "eu-west-1");
        assertThat(insights.stream().map(insight -> insight.episode().sharedEventId()))
                .hasSize(4)
                .doesNotContainNull()
                .satisfies(ids -> assertThat(ids.stream().distinct()).hasSize(2));
    }

    @Test
    void theSessionsOfARoleAreOneIdentity() {
        Minutes minutes = new Minutes();
        for (int session = 0; session < 50; session++) {
            String name = "session-" + session;
            minutes.each(WARM_UP, WARM_UP + 1, 2, () -> launch().byRole("deploy", name));
        }

        assertThat(shares(minutes.insights().getLast(), "userIdentityArn", true))
                .containsExactly(new Share("arn:aws:sts::111122223333:assumed-role/deploy", 100));
    }

    @Test
    void theOrderOfTheRecordsDoesNotMatter() {
        Minutes minutes = new Minutes()
                .each(0, WARM_UP + 60, 3, RateInsightTest::launch)
                .each(WARM_UP + 60, WARM_UP + 65, 40, RateInsightTest::launch)
                .each(WARM_UP + 62, WARM_UP + 64, 20, () -> launch().failing("AccessDenied"));
        List<String> shuffled = new ArrayList<>(minutes.records());
        Collections.shuffle(shuffled, new Random(20260302));

        List<Insight> insights = minutes.insights();
        assertThat(states(insights)).containsExactlyInAnyOrder(State.START, State.START, State.END, State.END);
        assertThat(minutes.harness().reloading().run().insights()).isEqualTo(insights);
        assertThat(Harness.of(new ApiCallRateInsight(), new ApiErrorRateInsight())
                        .set("api-call-rate-insight", "warm-up", "4h")
                        .set("api-error-rate-insight", "warm-up", "4h")
                        .feed(shuffled)
                        .run()
                        .insights())
                .isEqualTo(insights);
    }

    @Test
    void theRecordsHaveTheShapeOfTheService() {
        String records = new Minutes()
                        .each(0, WARM_UP, 1, () -> launch().by("bob").agent("console"))
                        .each(WARM_UP, WARM_UP + 2, 12, RateInsightTest::launch)
                        .each(
                                WARM_UP,
                                WARM_UP + 2,
                                6,
                                () -> launch().byRole("deploy", "a").failing("Client.DryRunOperation"))
                        .insights()
                        .stream()
                        .map(insight -> Json.page(InsightJson.document(insight)))
                        .collect(Collectors.joining());

        GoldenFile.named("insights/start-and-end.json").holds(records);
    }

    @Test
    void anEpisodeIsASignalOfLowSeverityAtItsStart() {
        List<Signal> signals = new Minutes()
                .each(WARM_UP, WARM_UP + 1, 300, RateInsightTest::launch)
                .harness()
                .run()
                .signals();

        assertThat(signals).singleElement().satisfies(signal -> {
            assertThat(signal.detector()).isEqualTo("api-call-rate-insight");
            assertThat(signal.severity()).isEqualTo(Severity.LOW);
            assertThat(signal.isFinding()).isFalse();
            assertThat(signal.actor()).contains("alice");
        });
    }

    @Test
    void oneCallBelowTheFloorIsSilentAndANearMiss() {
        Harness.Outcome outcome = new Minutes()
                .each(WARM_UP, WARM_UP + 1, 9, RateInsightTest::launch)
                .harness()
                .run();

        assertThat(outcome.insights()).isEmpty();
        assertThat(outcome.account().nearMisses()).singleElement().satisfies(miss -> {
            assertThat(miss.detector()).isEqualTo("api-call-rate-insight");
            assertThat(miss.observed()).isEqualTo(9);
        });
    }

    @Test
    void severalMinutesBelowTheFloorCountTogether() {
        List<Insight> insights = new Minutes()
                .each(WARM_UP, WARM_UP + 8, 8, RateInsightTest::launch)
                .insights();

        assertThat(states(insights)).containsExactly(State.START, State.END);
        assertThat(insights.getFirst().time()).isEqualTo(minute(WARM_UP).toEpochMilli());
        assertThat(insights.getFirst().statistics().insightDuration()).isEqualTo(4);
        assertThat(insights.getLast().statistics().insightDuration()).isEqualTo(8);
    }

    @Test
    void nothingIsToldBeforeTheBaselineHasADay() {
        assertThat(new Minutes("1d")
                        .each(1439, 1440, 300, RateInsightTest::launch)
                        .each(1445, 1446, 300, () -> CallRecord.named("DeleteUser"))
                        .insights())
                .extracting(insight -> insight.episode().eventName())
                .containsOnly("DeleteUser");
    }

    @Test
    void aJobThatCallsInBurstsEveryHourIsUsual() {
        Minutes minutes = new Minutes("1d");
        for (int hour = 0; hour < 30; hour++) {
            minutes.each(hour * 60, hour * 60 + 1, 50, RateInsightTest::launch);
        }

        assertThat(minutes.insights()).isEmpty();
    }

    @Test
    void anEpisodeIsNotLearnedSoTheNextOneIsToldToo() {
        List<Insight> insights = new Minutes()
                .each(WARM_UP, WARM_UP + 5, 50, RateInsightTest::launch)
                .each(WARM_UP + 20, WARM_UP + 25, 50, RateInsightTest::launch)
                .insights();

        assertThat(states(insights)).containsExactly(State.START, State.END, State.START, State.END);
        assertThat(insights)
                .allSatisfy(
                        insight -> assertThat(insight.statistics().baseline()).isZero());
        assertThat(insights.get(2).episode().sharedEventId())
                .isNotEqualTo(insights.getFirst().episode().sharedEventId());
    }

    @Test
    void aPauseOfFourMinutesIsPartOfTheEpisode() {
        List<Insight> insights = new Minutes()
                .each(WARM_UP, WARM_UP + 2, 50, RateInsightTest::launch)
                .each(WARM_UP + 6, WARM_UP + 8, 50, RateInsightTest::launch)
                .insights();

        assertThat(states(insights)).containsExactly(State.START, State.END);
        assertThat(insights.getLast().statistics().insightDuration()).isEqualTo(8);
        assertThat(insights.getLast().statistics().insight()).isEqualTo(25);
    }

    @Test
    void whatLastsADayIsTheNewNormal() {
        List<Insight> insights = new Minutes()
                .each(WARM_UP, WARM_UP + 1600, 10, RateInsightTest::launch)
                .insights();

        assertThat(states(insights)).containsExactly(State.START, State.END);
        assertThat(insights.getLast().statistics().insightDuration()).isEqualTo(1440);
    }

    @Test
    void anEpisodeAtTheEndOfTheInputIsEndedThere() {
        List<Insight> insights = new Minutes()
                .each(WARM_UP, WARM_UP + 3, 50, RateInsightTest::launch)
                .insights();

        assertThat(states(insights)).containsExactly(State.START, State.END);
        assertThat(insights.getLast().time()).isEqualTo(minute(WARM_UP + 3).toEpochMilli());
    }

    @Test
    void theBaselineReachesSevenFullDaysBackAtMost() {
        Minutes minutes = new Minutes();
        for (int day = 0; day < 10; day++) {
            minutes.each(day * 1440, day * 1440 + 1, day < 2 ? 100 : 1, RateInsightTest::launch);
        }
        Insight start = minutes.each(9 * 1440 + 600, 9 * 1440 + 601, 40, RateInsightTest::launch)
                .insights()
                .getFirst();

        assertThat(start.time()).isEqualTo(minute(9 * 1440 + 600).toEpochMilli());
        assertThat(start.statistics().baselineDuration()).isEqualTo(7 * 1440 + 600);
        assertThat(start.statistics().baseline()).isEqualTo(8.0 / (7 * 1440 + 600), within(1e-15));
    }

    @Test
    void anApiThatFallsSilentIsToldWhereTheUserAsksForIt() {
        Minutes minutes = new Minutes()
                .each(0, WARM_UP + 60, 10, RateInsightTest::launch)
                .each(WARM_UP + 150, WARM_UP + 240, 10, RateInsightTest::launch);

        assertThat(minutes.insights()).isEmpty();
        List<Insight> insights = minutes.harness()
                .set("api-call-rate-insight", "low-rates", "true")
                .reloading()
                .run()
                .insights();
        assertThat(states(insights)).containsExactly(State.START, State.END);
        assertThat(insights.getFirst().time()).isEqualTo(minute(WARM_UP + 60).toEpochMilli());
        assertThat(insights.getLast().time()).isEqualTo(minute(WARM_UP + 150).toEpochMilli());
        assertThat(insights.getLast().statistics().insight()).isZero();
        assertThat(insights.getLast().statistics().insightDuration()).isEqualTo(90);
        assertThat(insights.getLast().attributions()).isEmpty();
    }

    @Test
    void aCallWithoutAnArnIsAttributedToItsPrincipal() {
        assertThat(shares(
                        new Minutes()
                                .each(WARM_UP, WARM_UP + 1, 40, () -> launch().byService("autoscaling.amazonaws.com"))
                                .insights()
                                .getFirst(),
                        "userIdentityArn",
                        true))
                .singleElement()
                .satisfies(share -> assertThat(share.value()).contains("autoscaling"));
    }

    @Test
    void dataEventsAreNotCounted() {
        assertThat(new Minutes()
                        .each(
                                WARM_UP,
                                WARM_UP + 2,
                                100,
                                () -> CallRecord.named("PutObject")
                                        .to("s3.amazonaws.com")
                                        .with("eventCategory", "Data")
                                        .with("managementEvent", false))
                        .insights())
                .isEmpty();
    }

    private static CallRecord launch() {
        return CallRecord.named("RunInstances").to("ec2.amazonaws.com");
    }

    private static List<State> states(List<Insight> insights) {
        return insights.stream().map(Insight::state).toList();
    }

    private static List<Share> shares(Insight insight, String attribute, boolean now) {
        Insight.Attribution attribution = insight.attributions().stream()
                .filter(one -> one.attribute().equals(attribute))
                .findFirst()
                .orElseThrow();
        return now ? attribution.insight() : attribution.baseline();
    }
}

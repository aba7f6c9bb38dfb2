package io.kumoban.engine.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.insight.Insight.Attribution;
import io.kumoban.engine.insight.Insight.Share;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.testing.ExternalData;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class InsightJsonTest {
    private static final long BEGAN = Instant.parse("2019-10-15T21:13:00Z").toEpochMilli();
    private static final Insight.Episode EPISODE = new Insight.Episode(
            "ApiCallRateInsight",
            "123456789012",
            "us-east-1",
            "autoscaling.amazonaws.com",
            "CompleteLifecycleAction",
            "",
            BEGAN);

    /** The versions, times and ids of the sample are its own; all else must be the same, key by key. */
    @Test
    void theDocumentedSampleIsWrittenAsTheServiceWritesIt() throws Exception {
        JsonNode samples = Json.read(Files.readString(
                ExternalData.named("cloudtrail-doc-samples").resolve("view-insights-events-cli/01.json")));
        for (JsonNode sample : samples.path("Events")) {
            JsonNode written = Json.read(line(ofSample(sample)));

            assertThat(written.propertyNames()).containsExactlyElementsOf(sample.propertyNames());
            assertThat(written.path("insightDetails")).isEqualTo(sample.path("insightDetails"));
            for (String key : List.of("eventTime", "awsRegion", "eventType", "recipientAccountId", "eventCategory")) {
                assertThat(written.path(key)).isEqualTo(sample.path(key));
            }
        }
    }

    private static Insight ofSample(JsonNode sample) {
        List<Share> roles = new ArrayList<>();
        for (int role = 1; role <= 3; role++) {
            roles.add(new Share("arn:aws:sts::012345678901:assumed-role/CodeDeployRole" + role, 0.2));
        }
        double before = 0.0000882145;
        return new Insight(
                Insight.State.valueOf(
                        sample.path("insightDetails").path("state").asString().toUpperCase(Locale.ROOT)),
                Instant.parse(sample.path("eventTime").asString()).toEpochMilli(),
                EPISODE,
                new Insight.Statistics(before, 0.6, 5, 11336),
                List.of(
                        new Attribution(
                                "userIdentityArn",
                                roles,
                                List.of(new Share(roles.getFirst().value(), before))),
                        attribution("userAgent", "codedeploy.amazonaws.com", before),
                        attribution("errorCode", "null", before)));
    }

    private static Attribution attribution(String name, String value, double before) {
        return new Attribution(name, List.of(new Share(value, 0.6)), List.of(new Share(value, before)));
    }

    @Test
    void averagesHaveTenDecimalsAndNoExponent() {
        Insight.Statistics statistics = new Insight.Statistics(1 / 3e5, 1 / 3.0, 1, 10_080);

        assertThat(line(new Insight(Insight.State.START, BEGAN, EPISODE, statistics, List.of())))
                .contains("\"baseline\":{\"average\":0.0000033333}")
                .contains("\"insight\":{\"average\":0.3333333333}")
                .doesNotContain("attributions", "errorCode");
    }

    @Test
    void idsAreGuidsThatDependOnTheEpisodeAlone() {
        Insight.Statistics some = new Insight.Statistics(1, 2, 3, 4);
        Insight start = new Insight(Insight.State.START, BEGAN, EPISODE, some, List.of());
        Insight end = new Insight(Insight.State.END, BEGAN + 60_000, EPISODE, some, List.of());

        assertThat(start.eventId()).matches("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(start.eventId()).isNotEqualTo(end.eventId()).isNotEqualTo(EPISODE.sharedEventId());
        assertThat(EPISODE.sharedEventId()).isEqualTo("0ab39347-9db2-8cc5-a2a8-213ae93e142d");
    }

    private static String line(Insight insight) {
        return Json.text(InsightJson.document(insight));
    }
}

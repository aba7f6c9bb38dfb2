package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.Property;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated CloudTrail texts give what a plain JSON reader finds in them, whatever holds the events. */
class CloudTrailReferenceTest {
    @ParameterizedTest
    @EnumSource
    void everyValueOfEveryEventIsReadWhateverHoldsIt(CallContainer container) {
        Property.ofLists(60, 12, random -> new JsonTexts(random).event()).holds(events -> {
            JsonTexts texts = new JsonTexts(new Random(events.size()));
            DecodedCalls.compare(container.of(events, texts));
        });
    }

    @Test
    void insightsAggregatedEventsAndDigestsAreCountedAndNotDecoded() {
        String text = """
            {"eventVersion":"1.08","eventType":"AwsCloudTrailInsight","eventCategory":"Insight"}
            {"eventVersion":"1.11","eventCategory":"\\u0049nsight"}
            {"eventVersion":"1.0","eventType":"AwsAggregatedEvent"}
            {"awsAccountId":"1","digestStartTime":"2026-03-01T00:00:00Z","logFiles":[]}
            """;

        DecodedCalls decoded = DecodedCalls.of(text, List.of());

        assertThat(decoded.tally().ignored()).isEqualTo(Map.of("insight", 2L, "aggregated", 1L, "digest", 1L));
        assertThat(decoded.tally().records()).isEqualTo(4);
        assertThat(decoded.tally().bad()).isEmpty();
        assertThat(decoded.run().rows()).isZero();
    }

    @Test
    void anEventStringWithoutAnEventIsBad() {
        DecodedCalls decoded = DecodedCalls.of("{\"Events\":[{\"CloudTrailEvent\":\"\"}]}", List.of());

        assertThat(decoded.tally().bad()).hasSize(1);
        assertThat(decoded.tally().records()).isEqualTo(1);
    }
}

package io.kumoban.detectors.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ForwardDecayTest {
    private static final long NOW = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

    @Test
    void anEventCountsHalfAfterThirtyDays() {
        double later = ForwardDecay.worth(NOW + Duration.ofDays(30).toMillis());
        assertThat(ForwardDecay.worth(NOW) / later).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void worthNeverFallsAsTimeGoesOn() {
        double last = 0;
        for (int hour = 0; hour < 2_000; hour++) {
            double worth = ForwardDecay.worth(NOW + Duration.ofHours(hour).toMillis());
            assertThat(worth).isGreaterThanOrEqualTo(last);
            last = worth;
        }
    }

    @Test
    void farPastAndFutureStayFinite() {
        assertThat(ForwardDecay.worth(Long.MIN_VALUE)).isPositive().isFinite();
        assertThat(ForwardDecay.worth(0)).isPositive().isFinite();
        assertThat(ForwardDecay.worth(Long.MAX_VALUE)).isPositive().isFinite();
    }
}

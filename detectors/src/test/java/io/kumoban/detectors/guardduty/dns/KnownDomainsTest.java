package io.kumoban.detectors.guardduty.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.stats.SavedAndLoaded;
import io.kumoban.engine.event.Hashes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnownDomainsTest {
    private static final long START = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long DOMAIN = Hashes.of("example.com");
    private static final long OTHER = Hashes.of("example.net");

    private final KnownDomains seen = new KnownDomains();

    @Test
    void aDomainIsKnownForThirtyDays() {
        seen.add(DOMAIN, START);
        seen.add(OTHER, START + 30 * DAY);
        assertThat(KnownDomains.has(seen.picture(), DOMAIN)).isTrue();
    }

    @Test
    void aDomainIsForgottenAfterFortyFiveDays() {
        seen.add(DOMAIN, START);
        seen.add(OTHER, START + 45 * DAY);
        assertThat(KnownDomains.has(seen.picture(), DOMAIN)).isFalse();
        assertThat(KnownDomains.has(seen.picture(), OTHER)).isTrue();
    }

    @Test
    void aLongSilenceForgetsAll() {
        seen.add(DOMAIN, START);
        seen.add(OTHER, START + 1_000 * DAY);
        assertThat(KnownDomains.has(seen.picture(), DOMAIN)).isFalse();
    }

    @Test
    void ofFiftyThousandDomainsFewNewOnesPassForKnown() {
        for (int i = 0; i < 50_000; i++) {
            seen.add(Hashes.mix(i + 1), START);
        }
        long[] known = seen.picture();
        int mistaken = 0;
        for (int i = 0; i < 10_000; i++) {
            mistaken += KnownDomains.has(known, Hashes.mix(-1 - i)) ? 1 : 0;
        }
        assertThat(mistaken).isLessThan(500);
    }

    @Test
    void aPictureStaysAsItWas() {
        long[] before = seen.picture();
        seen.add(DOMAIN, START);
        assertThat(KnownDomains.has(before, DOMAIN)).isFalse();
        assertThat(KnownDomains.has(seen.picture(), DOMAIN)).isTrue();
    }

    @Test
    void aReloadKeepsAllPeriods() {
        seen.add(DOMAIN, START);
        seen.add(OTHER, START + 20 * DAY);
        KnownDomains loaded = SavedAndLoaded.copy(seen, new KnownDomains());
        loaded.add(Hashes.of("example.org"), START + 21 * DAY);
        assertThat(KnownDomains.has(loaded.picture(), DOMAIN)).isTrue();
        assertThat(KnownDomains.has(loaded.picture(), OTHER)).isTrue();
    }
}

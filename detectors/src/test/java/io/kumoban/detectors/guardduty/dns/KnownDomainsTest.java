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
        assertThat(seen.picture(null).has(DOMAIN)).isTrue();
    }

    @Test
    void aDomainIsForgottenAfterFortyFiveDays() {
        seen.add(DOMAIN, START);
        seen.add(OTHER, START + 45 * DAY);
        assertThat(seen.picture(null).has(DOMAIN)).isFalse();
        assertThat(seen.picture(null).has(OTHER)).isTrue();
    }

    @Test
    void aLongSilenceForgetsAll() {
        seen.add(DOMAIN, START);
        seen.add(OTHER, START + 1_000 * DAY);
        assertThat(seen.picture(null).has(DOMAIN)).isFalse();
    }

    @Test
    void ofFiftyThousandDomainsFewNewOnesPassForKnown() {
        for (int i = 0; i < 50_000; i++) {
            seen.add(Hashes.mix(i + 1), START);
        }
        KnownDomains.Picture known = seen.picture(null);
        int mistaken = 0;
        for (int i = 0; i < 10_000; i++) {
            mistaken += known.has(Hashes.mix(-1 - i)) ? 1 : 0;
        }
        assertThat(mistaken).isLessThan(500);
    }

    @Test
    void aPictureStaysAsItWas() {
        KnownDomains.Picture before = seen.picture(null);
        seen.add(DOMAIN, START);
        assertThat(before.has(DOMAIN)).isFalse();
        assertThat(seen.picture(null).has(DOMAIN)).isTrue();
    }

    @Test
    void aPicturePaintedOverShowsTheSameAsANewOne() {
        KnownDomains.Picture painted = seen.picture(null);
        KnownDomains.Picture other = seen.picture(null);
        for (int day = 0; day < 100; day += 5) {
            for (int i = 0; i < 200; i++) {
                seen.add(Hashes.mix(day * 1_000 + i + 1), START + day * DAY);
            }
            painted = seen.picture(painted);
            KnownDomains.Picture fresh = seen.picture(null);
            for (int i = 0; i < 100_000; i++) {
                assertThat(painted.has(Hashes.mix(i + 1))).isEqualTo(fresh.has(Hashes.mix(i + 1)));
            }
            KnownDomains.Picture between = painted;
            painted = other;
            other = between;
        }
    }

    @Test
    void aReloadKeepsAllPeriods() {
        seen.add(DOMAIN, START);
        seen.add(OTHER, START + 20 * DAY);
        KnownDomains loaded = SavedAndLoaded.copy(seen, new KnownDomains());
        loaded.add(Hashes.of("example.org"), START + 21 * DAY);
        assertThat(loaded.picture(null).has(DOMAIN)).isTrue();
        assertThat(loaded.picture(null).has(OTHER)).isTrue();
    }
}

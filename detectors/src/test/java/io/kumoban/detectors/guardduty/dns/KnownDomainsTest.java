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

    private final KnownDomains.Seen seen = KnownDomains.OF_QUERIES.newState();

    @Test
    void aDomainIsKnownForThirtyDays() {
        seen.add(DOMAIN, START);
        seen.add(OTHER, START + 30 * DAY);
        assertThat(KnownDomains.OF_QUERIES.view(seen).has(DOMAIN)).isTrue();
    }

    @Test
    void aDomainIsForgottenAfterFortyFiveDays() {
        seen.add(DOMAIN, START);
        seen.add(OTHER, START + 45 * DAY);
        assertThat(KnownDomains.OF_QUERIES.view(seen).has(DOMAIN)).isFalse();
        assertThat(KnownDomains.OF_QUERIES.view(seen).has(OTHER)).isTrue();
    }

    @Test
    void aLongSilenceForgetsAll() {
        seen.add(DOMAIN, START);
        seen.add(OTHER, START + 1_000 * DAY);
        assertThat(KnownDomains.OF_QUERIES.view(seen).has(DOMAIN)).isFalse();
    }

    @Test
    void ofFiftyThousandDomainsFewNewOnesPassForKnown() {
        for (int i = 0; i < 50_000; i++) {
            seen.add(Hashes.mix(i + 1), START);
        }
        KnownDomains.Known known = KnownDomains.OF_QUERIES.view(seen);
        int mistaken = 0;
        for (int i = 0; i < 10_000; i++) {
            mistaken += known.has(Hashes.mix(-1 - i)) ? 1 : 0;
        }
        assertThat(mistaken).isLessThan(300);
    }

    @Test
    void anEarlierViewIsNotPaintedOverUnlessItIsSpent() {
        KnownDomains.Known before = KnownDomains.OF_QUERIES.view(seen);
        seen.add(DOMAIN, START);
        KnownDomains.Known after = KnownDomains.OF_QUERIES.view(seen);
        assertThat(before.has(DOMAIN)).isFalse();
        assertThat(KnownDomains.OF_QUERIES.view(seen, before).has(DOMAIN)).isTrue();
        assertThat(after.has(DOMAIN)).isTrue();
    }

    @Test
    void aReloadKeepsAllPeriods() {
        seen.add(DOMAIN, START);
        seen.add(OTHER, START + 20 * DAY);
        KnownDomains.Seen loaded = SavedAndLoaded.copy(seen, KnownDomains.OF_QUERIES.newState());
        loaded.add(Hashes.of("example.org"), START + 21 * DAY);
        assertThat(KnownDomains.OF_QUERIES.view(loaded).has(DOMAIN)).isTrue();
        assertThat(KnownDomains.OF_QUERIES.view(loaded).has(OTHER)).isTrue();
    }
}

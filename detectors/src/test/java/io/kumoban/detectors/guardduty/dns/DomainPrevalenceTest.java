package io.kumoban.detectors.guardduty.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.stats.SavedAndLoaded;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.event.Text;
import org.junit.jupiter.api.Test;

class DomainPrevalenceTest {
    private final DomainPrevalence.Seen seen = DomainPrevalence.OF_QUERIES.newState();

    @Test
    void aDomainOfFourClientsIsCommon() {
        ask("example.com", 4);
        assertThat(isCommon(seen, "example.com")).isTrue();
    }

    @Test
    void aDomainOfThreeClientsIsNotHoweverOftenTheyAsk() {
        ask("example.com", 3);
        ask("example.com", 3);
        assertThat(isCommon(seen, "example.com")).isFalse();
    }

    @Test
    void aFloodOfRareDomainsPushesOutNoCommonOne() {
        ask("example.com", 4);
        Text client = Text.of("i-1");
        for (int i = 0; i < 200_000; i++) {
            seen.add(Hashes.mix(i + 1), client);
        }
        assertThat(isCommon(seen, "example.com")).isTrue();
    }

    @Test
    void aReloadKeepsClientsAndView() {
        ask("example.com", 4);
        ask("example.net", 3);
        DomainPrevalence.Seen loaded = SavedAndLoaded.copy(seen, DomainPrevalence.OF_QUERIES.newState());
        assertThat(isCommon(loaded, "example.com")).isTrue();
        assertThat(isCommon(loaded, "example.net")).isFalse();
        loaded.add(Hashes.of("example.net"), Text.of("i-999"));
        assertThat(isCommon(loaded, "example.net")).isTrue();
    }

    private void ask(String domain, int clients) {
        for (int client = 1; client <= clients; client++) {
            seen.add(Hashes.of(domain), Text.of("i-" + client));
        }
    }

    private static boolean isCommon(DomainPrevalence.Seen state, String domain) {
        return DomainPrevalence.OF_QUERIES.view(state).has(Hashes.of(domain));
    }
}

package io.kumoban.detectors.intel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighboursTest {
    @ParameterizedTest
    @CsvSource({
        "NO, SE, true",
        "FR, GB, true",
        "US, CA, true",
        "RU, KP, true",
        "SG, MY, true",
        "NO, NO, true",
        "NO, DE, false",
        "US, RU, false",
        "AU, NZ, false",
        "PT, FR, false"
    })
    void countriesAreNeighboursByLandOrOverAStrait(String left, String right, boolean neighbours) {
        assertThat(Neighbours.are(left, right)).isEqualTo(neighbours);
        assertThat(Neighbours.are(right, left)).isEqualTo(neighbours);
    }

    @Test
    void allCodesAreThoseOfCountries() {
        Set<String> codes = new HashSet<>(List.of(Locale.getISOCountries()));
        codes.add("XK");
        assertThat(Neighbours.pairs()).isNotEmpty().allSatisfy(pair -> {
            assertThat(pair).hasSize(4);
            assertThat(codes).contains(pair.substring(0, 2), pair.substring(2));
        });
    }
}

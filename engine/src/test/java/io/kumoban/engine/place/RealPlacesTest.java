package io.kumoban.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.testing.ExternalData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Countries and autonomous systems as others publish them. */
class RealPlacesTest {
    @Test
    void countriesAndOwnersOfTheInternetAreKnown() {
        Path data = ExternalData.named("geo-asn");
        PlaceFiles.Content content = PlaceFiles.read(List.of(
                data.resolve("asn-country-ipv4.csv.gz"),
                data.resolve("asn-country-ipv6.csv.gz"),
                data.resolve("asn-ipv4.csv.gz"),
                data.resolve("asn-ipv6.csv.gz")));
        Places places = content.places();

        assertThat(content.warnings()).isEmpty();
        assertThat(places.ranges()).isGreaterThan(500_000);
        assertThat(places.bytes()).isLessThan(40_000_000);
        assertThat(places.of(Address.of("193.0.6.139")).country()).isEqualTo("NL");
        assertThat(places.of(Address.of("193.0.6.139")).asn()).isEqualTo(3333);
        assertThat(places.of(Address.of("2a00:1450:4001::1")).asn()).isEqualTo(15169);
        assertThat(places.of(Address.of("10.0.0.1"))).isEqualTo(Place.UNKNOWN);
    }
}

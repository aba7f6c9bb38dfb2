package io.kumoban.engine.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceFilesTest {
    @TempDir
    private Path folder;

    @Test
    void databasesOfMaxMindAreRead() throws IOException {
        Path city = maxMind(
                "city.mmdb",
                new MaxMindFile()
                        .add(
                                "198.51.100.0/25",
                                Map.of(
                                        "country", Map.of("iso_code", "NO"),
                                        "city", Map.of("names", Map.of("en", "Bergen", "de", "Bergen")),
                                        "location", Map.of("latitude", 60.39, "longitude", 5.32)))
                        .add("2001:db8::/32", Map.of("registered_country", Map.of("iso_code", "JP"))));
        Path owner = maxMind(
                "asn.mmdb",
                new MaxMindFile()
                        .add(
                                "198.51.100.0/24",
                                Map.of(
                                        "autonomous_system_number",
                                        64_500,
                                        "autonomous_system_organization",
                                        "Example Networks")));

        Places places = PlaceFiles.read(List.of(city, owner)).places();

        assertThat(place(places, "198.51.100.7"))
                .isEqualTo(new Place("NO", "Bergen", 60.39, 5.32, 64_500, "Example Networks"));
        assertThat(place(places, "198.51.100.200")).isEqualTo(Place.of(64_500, "Example Networks"));
        assertThat(place(places, "2001:db8:1::1").country()).isEqualTo("JP");
        assertThat(place(places, "198.51.101.0")).isEqualTo(Place.UNKNOWN);
        assertThat(places.ranges()).isEqualTo(3);
    }

    @Test
    void flatDatabasesOfTheSameFormatAreRead() throws IOException {
        Path flat = maxMind(
                "flat.mmdb",
                new MaxMindFile()
                        .add(
                                "203.0.113.0/24",
                                Map.of("country_code", "de", "city", "Berlin", "latitude", 52.5, "longitude", 13.4)));

        assertThat(place(PlaceFiles.read(List.of(flat)).places(), "203.0.113.9"))
                .isEqualTo(Place.in("DE", "Berlin", 52.5, 13.4));
    }

    @Test
    void rangesAsCsvAreRead() throws IOException {
        Path country =
                text("country.csv", "198.51.100.0,198.51.100.99,NO\n2001:db8::,2001:db8:0:1:ffff:ffff:ffff:ffff,SE\n");
        Path owner = text("asn.csv", "198.51.100.50,198.51.100.255,64500,\"Example, Inc.\"\n");
        Path city = text("city.csv", "203.0.113.0,203.0.113.255,DE,Berlin,,Berlin,10115,52.5,13.4,Europe/Berlin\n");

        Places places = PlaceFiles.read(List.of(country, owner, city)).places();

        assertThat(place(places, "198.51.100.49")).isEqualTo(Place.in("NO"));
        assertThat(place(places, "198.51.100.50"))
                .isEqualTo(new Place("NO", "", Double.NaN, Double.NaN, 64_500, "Example, Inc."));
        assertThat(place(places, "198.51.100.100")).isEqualTo(Place.of(64_500, "Example, Inc."));
        assertThat(place(places, "203.0.113.1")).isEqualTo(Place.in("DE", "Berlin", 52.5, 13.4));
        assertThat(place(places, "2001:db8:0:1::9")).isEqualTo(Place.in("SE"));
        assertThat(place(places, "2001:db8:0:2::")).isEqualTo(Place.UNKNOWN);
        assertThat(places.knowsCountries()).isTrue();
        assertThat(places.knowsOwners()).isTrue();
    }

    @Test
    void theFirstDatabaseCountsButACityCountsMoreThanACountry() throws IOException {
        Path first = text("first.csv", "198.51.100.0,198.51.100.255,NO\n203.0.113.0,203.0.113.255,NO\n");
        Path second = text(
                "second.csv",
                "198.51.100.0,198.51.100.255,SE\n203.0.113.0,203.0.113.255,DE,Berlin,,Berlin,,52.5,13.4,\n");

        Places places = PlaceFiles.read(List.of(first, second)).places();

        assertThat(place(places, "198.51.100.1")).isEqualTo(Place.in("NO"));
        assertThat(place(places, "203.0.113.1")).isEqualTo(Place.in("DE", "Berlin", 52.5, 13.4));
    }

    @Test
    void rowsWithoutRangeOrPlaceAreToldWithTheFirstOfThem() throws IOException {
        Path file = text("country.csv", """
            first,last,country
            198.51.100.0,198.51.100.255,NO
            198.51.101.0,198.51.100.255,NO
            198.51.102.0,2001:db8::1,NO
            198.51.103.0,198.51.103.255,Norway
            x
            """);

        PlaceFiles.Content content = PlaceFiles.read(List.of(file));

        assertThat(content.warnings()).containsExactly(file + ":3: no range with a place; 4 such rows were left out");
        assertThat(content.files())
                .singleElement()
                .satisfies(read -> assertThat(read.ranges()).isOne());
    }

    @Test
    void aFileHasItsHash() throws IOException {
        Path file = text("country.csv", "198.51.100.0,198.51.100.255,NO\n");

        assertThat(PlaceFiles.read(List.of(file)).files().getFirst().sha256())
                .isEqualTo(Sha256.of(Files.readAllBytes(file)));
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws IOException {
        Path prose = text("prose.txt", "nothing of the kind\n");
        Path missing = folder.resolve("missing.mmdb");
        Path damaged = folder.resolve("damaged.mmdb");
        byte[] bytes = new MaxMindFile()
                .add("198.51.100.0/24", Map.of("country_code", "NO"))
                .bytes();
        Files.write(damaged, Arrays.copyOfRange(bytes, bytes.length / 2, bytes.length));

        for (Path file : List.of(prose, missing, damaged)) {
            assertThatThrownBy(() -> PlaceFiles.read(List.of(file)))
                    .isInstanceOf(PlaceFiles.Unreadable.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void noDatabaseKnowsNothing() {
        assertThat(Places.NONE.isEmpty()).isTrue();
        assertThat(place(Places.NONE, "198.51.100.1")).isEqualTo(Place.UNKNOWN);
        assertThat(Places.NONE.of(new Address())).isEqualTo(Place.UNKNOWN);
    }

    private static Place place(Places places, String address) {
        return places.of(Address.of(address));
    }

    private Path text(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Path maxMind(String name, MaxMindFile content) throws IOException {
        return Files.write(folder.resolve(name), content.bytes());
    }
}

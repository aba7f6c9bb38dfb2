package io.kumoban.engine.place;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kumoban.engine.event.Address;
import io.kumoban.engine.testing.Damage;
import io.kumoban.engine.testing.OneFile;
import io.kumoban.engine.testing.Property;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a database holds, it is read or refused with a sentence that names it. */
class PlaceFuzzTest {
    @ParameterizedTest
    @MethodSource("databases")
    void databasesAreReadOrRefused(byte[] database) throws IOException {
        try (OneFile one = new OneFile("database", database)) {
            Places places = PlaceFiles.read(List.of(one.file())).places();

            assertThat(places.of(Address.of("198.51.100.7"))).isNotNull();
            assertThat(places.ranges()).isNotNegative();
        } catch (PlaceFiles.Unreadable refused) {
            assertThat(refused).hasMessageContaining("database");
        }
    }

    @Test
    void damagedDatabasesAreReadOrRefused() {
        List<byte[]> seeds = databases().toList();
        Property.of(500, random -> Damage.to(seeds.get(random.nextInt(seeds.size())), random))
                .holds(this::databasesAreReadOrRefused);
    }

    @MethodSource("databases")
    @FuzzTest
    void fuzzDatabases(byte[] database) throws IOException {
        databasesAreReadOrRefused(database);
    }

    static Stream<byte[]> databases() {
        byte[] city = new MaxMindFile()
                .add(
                        "198.51.100.0/24",
                        Map.of(
                                "country", Map.of("iso_code", "NO"),
                                "city", Map.of("names", Map.of("en", "Bergen")),
                                "location", Map.of("latitude", 60.39, "longitude", 5.32)))
                .bytes();
        byte[] owner = new MaxMindFile()
                .add("198.51.100.0/25", Map.of("autonomous_system_number", 64_500))
                .add("2001:db8::/32", Map.of("autonomous_system_organization", "Example"))
                .bytes();
        return Stream.concat(
                Stream.of(city, owner),
                Stream.of(
                                "198.51.100.0,198.51.100.255,NO\n2001:db8::,2001:db8::ffff,SE\n",
                                "first,last,asn,name\n198.51.100.0,198.51.100.255,64500,\"Example, Inc.\"\n",
                                "198.51.100.0,198.51.100.255,NO,Vestland,,Bergen,5003,60.39,5.32,Europe/Oslo\n")
                        .map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }
}

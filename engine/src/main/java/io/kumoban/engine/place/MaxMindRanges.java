package io.kumoban.engine.place;

import com.maxmind.db.CHMCache;
import com.maxmind.db.DatabaseRecord;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Network;
import com.maxmind.db.Networks;
import com.maxmind.db.Reader;
import io.kumoban.engine.event.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * A database in MaxMind's format (MaxMind DB File Format Specification 2.0), of countries, cities or autonomous systems:
 * with the names that MaxMind's own use ({@code country.iso_code}, {@code city.names.en}, {@code location},
 * {@code autonomous_system_number}), or flat ({@code country_code}, {@code city}, {@code latitude}).
 */
final class MaxMindRanges {
    private MaxMindRanges() {}

    /**
     * Reads all ranges.
     *
     * @throws IOException when the file cannot be read or is damaged
     */
    static void read(Path file, Places.Builder places) throws IOException {
        try (Reader reader = new Reader(file.toFile(), new CHMCache())) {
            Networks<Object> networks = reader.networks(Object.class);
            while (networks.hasNext()) {
                DatabaseRecord<Object> record = networks.next();
                if (record.data() instanceof Map<?, ?> data) {
                    add(record.network(), place(data), places);
                }
            }
        } catch (InvalidNetworkException | RuntimeException | StackOverflowError damaged) {
            // The reader checks little, follows nested values without a bound, and says in several ways that something
            // does
            // not fit.
            throw new IOException("the database is damaged: " + damaged.getMessage(), damaged);
        }
    }

    private static void add(Network network, Place place, Places.Builder places) {
        if (place.equals(Place.UNKNOWN)) {
            return;
        }
        Address first = address(network.networkAddress());
        Address last = first.copy();
        int host = (first.isV4() ? 32 : 128) - network.prefixLength();
        long low = host >= 64 ? -1L : (1L << host) - 1;
        long high = host <= 64 ? 0 : host == 128 ? -1L : (1L << (host - 64)) - 1;
        last.set(first.high() | high, first.low() | low);
        places.add(first, last, place);
    }

    private static Address address(InetAddress address) {
        byte[] text = address.getHostAddress().getBytes(StandardCharsets.US_ASCII);
        Address parsed = new Address();
        parsed.parse(text, 0, text.length);
        return parsed;
    }

    private static Place place(Map<?, ?> data) {
        String country = text(at(data, "country"), "iso_code");
        if (country.isEmpty()) {
            country = text(at(data, "registered_country"), "iso_code");
        }
        if (country.isEmpty()) {
            country = text(data, "country_code");
        }
        Object city = data.get("city");
        Map<?, ?> location = data.containsKey("location") ? at(data, "location") : data;
        return new Place(
                CountryCodes.isCode(country) ? CountryCodes.normal(country) : "",
                city instanceof String name ? name : text(at(at(data, "city"), "names"), "en"),
                number(location, "latitude"),
                number(location, "longitude"),
                data.get("autonomous_system_number") instanceof Number asn ? asn.longValue() : 0,
                text(data, "autonomous_system_organization"));
    }

    private static Map<?, ?> at(Map<?, ?> data, String key) {
        return data.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
    }

    private static String text(Map<?, ?> data, String key) {
        return data.get(key) instanceof String text ? text : "";
    }

    private static double number(Map<?, ?> data, String key) {
        return data.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}

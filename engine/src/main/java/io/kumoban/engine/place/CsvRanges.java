package io.kumoban.engine.place;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.feed.ByteLines;
import io.kumoban.engine.feed.CsvRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A database of ranges as CSV, a range a line: first and last address, then the country; or the number of the autonomous
 * system and its name; or country, two names of regions, city, postcode, latitude and longitude. A heading may stand
 * first.
 */
final class CsvRanges {
    private static final int CITY_COLUMNS = 7;
    private static final int CITY = 3;
    private static final long LARGEST_ASN = 0xffff_ffffL;
    private static final int LATITUDE = 5;
    private static final int LONGITUDE = 6;

    private final Places.Builder places;
    /** Many rows end in the same words. */
    private final Map<String, Place> known = new HashMap<>();

    private final Address first = new Address();
    private final Address last = new Address();
    private int bad;
    private int firstBad;

    private CsvRanges(Places.Builder places) {
        this.places = places;
    }

    /** Rows that cannot be read, and the line of the first one, from 1. */
    record Bad(int rows, int firstLine) {}

    static Bad read(ByteLines lines, Places.Builder places) throws IOException {
        CsvRanges ranges = new CsvRanges(places);
        while (lines.advance()) {
            boolean comment = lines.isEmpty() || lines.bytes()[lines.from()] == '#';
            if (lines.isTooLong() || !comment && !ranges.row(lines) && !isHeading(lines)) {
                ranges.firstBad = ranges.bad++ == 0 ? lines.number() : ranges.firstBad;
            }
        }
        return new Bad(ranges.bad, ranges.firstBad);
    }

    /** A heading is made of words; what has a dot or a colon is an address, if a bad one. */
    private static boolean isHeading(ByteLines lines) {
        String cell = CsvRow.cells(lines.text()).getFirst();
        return lines.number() == 1 && cell.indexOf('.') < 0 && cell.indexOf(':') < 0;
    }

    private boolean row(ByteLines lines) {
        byte[] bytes = lines.bytes();
        int comma = comma(bytes, lines.from(), lines.to());
        int next = comma(bytes, comma + 1, lines.to());
        if (next >= lines.to()
                || !reads(first, bytes, lines.from(), comma)
                || !reads(last, bytes, comma + 1, next)
                || first.isV4() != last.isV4()
                || !inOrder(first, last)) {
            return false;
        }
        String values = new String(bytes, next + 1, lines.to() - next - 1, StandardCharsets.UTF_8);
        Place place = known.computeIfAbsent(values, row -> place(CsvRow.cells(row)));
        if (place.equals(Place.UNKNOWN)) {
            return false;
        }
        places.add(first, last, place);
        return true;
    }

    /** The place of the next comma, or the end. */
    private static int comma(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] != ',') {
            at++;
        }
        return at;
    }

    /** Reads an address, perhaps in quotes or among blanks. */
    private static boolean reads(Address address, byte[] bytes, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isAround(bytes[start])) {
            start++;
        }
        while (end > start && isAround(bytes[end - 1])) {
            end--;
        }
        return address.parse(bytes, start, end - start);
    }

    private static boolean isAround(byte b) {
        return b == '"' || ByteLines.isBlank(b);
    }

    private static boolean inOrder(Address first, Address last) {
        int byHigh = Long.compareUnsigned(first.high(), last.high());
        return byHigh < 0 || byHigh == 0 && Long.compareUnsigned(first.low(), last.low()) <= 0;
    }

    private static Place place(List<String> cells) {
        String value = cells.getFirst();
        long asn = asn(value);
        if (asn > 0) {
            return Place.of(asn, cells.size() > 1 ? cells.get(1) : "");
        }
        if (!CountryCodes.isCode(value)) {
            return Place.UNKNOWN;
        }
        if (cells.size() < CITY_COLUMNS) {
            return Place.in(CountryCodes.normal(value));
        }
        return Place.in(
                CountryCodes.normal(value),
                cells.get(CITY),
                degrees(cells.get(LATITUDE), 90),
                degrees(cells.get(LONGITUDE), 180));
    }

    /** The number of an autonomous system, of 32 bits at most (RFC 6793); 0 when the text is none. */
    private static long asn(String text) {
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || number > LARGEST_ASN) {
                return 0;
            }
            number = number * 10 + c - '0';
        }
        return number > LARGEST_ASN ? 0 : number;
    }

    private static double degrees(String text, double most) {
        try {
            double degrees = Double.parseDouble(text);
            return Math.abs(degrees) <= most ? degrees : Double.NaN;
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}

package io.kumoban.engine.place;

import io.kumoban.engine.event.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The place of every address, compiled from databases into sorted flat arrays: 12 bytes a range, and some 100 bytes for
 * each different place. A look-up takes some tens of nanoseconds and makes no garbage. IPv6 is known to the /64, the
 * smallest network that is given to anybody; finer ranges are left out.
 */
public final class Places {
    /** No database: nothing is known of any address. */
    public static final Places NONE = new Builder().build();

    /** What a place takes up, roughly: the object, and its share of texts that places have in common. */
    private static final int PLACE_BYTES = 100;

    private static final long V4 = 0xffff_ffffL;

    private final RangeTable v4;
    private final RangeTable v6;
    private final Place[] places;
    private final boolean countries;
    private final boolean owners;

    private Places(RangeTable v4, RangeTable v6, List<Place> places) {
        this.v4 = v4;
        this.v6 = v6;
        this.places = places.toArray(Place[]::new);
        countries = places.stream().anyMatch(Place::hasCountry);
        owners = places.stream().anyMatch(Place::hasOwner);
    }

    /** The place of an address; {@link Place#UNKNOWN} where nothing is known of it, or it is absent. */
    public Place of(Address address) {
        if (address.isV4()) {
            return places[v4.find(address.low() & V4)];
        }
        return address.isAbsent() ? Place.UNKNOWN : places[v6.find(signed(address.high()))];
    }

    /** Turns the highest bit over, so that signed order is unsigned order. */
    private static long signed(long high) {
        return high ^ Long.MIN_VALUE;
    }

    /** Whether there is no database at all. */
    public boolean isEmpty() {
        return places.length == 1;
    }

    public boolean knowsCountries() {
        return countries;
    }

    public boolean knowsOwners() {
        return owners;
    }

    /** How many ranges of addresses have a place. */
    public int ranges() {
        return v4.size() + v6.size();
    }

    /** What all of it takes up in memory, in bytes, roughly. */
    public long bytes() {
        return v4.bytes() + v6.bytes() + (long) PLACE_BYTES * places.length;
    }

    /** Puts databases together, one after the other; what an earlier one says of a range counts more. */
    static final class Builder {
        private final List<Place> places = new ArrayList<>(List.of(Place.UNKNOWN));
        private final Map<Place, Integer> indexes = new HashMap<>(Map.of(Place.UNKNOWN, 0));
        private final Map<String, String> texts = new HashMap<>();
        private RangeTable v4 = new Ranges().table();
        private RangeTable v6 = new Ranges().table();
        private Ranges ofV4 = new Ranges();
        private Ranges ofV6 = new Ranges();

        /** Adds a range of the database that is being read; both ends are of the same family, and in order. */
        void add(Address first, Address last, Place place) {
            if (first.isV4()) {
                ofV4.add(first.low() & V4, last.low() & V4, index(place));
                return;
            }
            long from = signed(first.high()) + (first.low() == 0 ? 0 : 1);
            long to = signed(last.high()) - (last.low() == -1 ? 0 : 1);
            if (from <= to) {
                ofV6.add(from, to, index(place));
            }
        }

        /** The database ends: its ranges are laid below those that there are. Answers how many it had. */
        int end() {
            int ranges = ofV4.size() + ofV6.size();
            Map<Long, Integer> known = new HashMap<>();
            v4 = v4.and(ofV4.table(), (left, right) -> together(left, right, known));
            v6 = v6.and(ofV6.table(), (left, right) -> together(left, right, known));
            ofV4 = new Ranges();
            ofV6 = new Ranges();
            return ranges;
        }

        private int together(int left, int right, Map<Long, Integer> known) {
            if (left == 0 || right == 0) {
                return left + right;
            }
            return known.computeIfAbsent(
                    (long) left << Integer.SIZE | right,
                    pair -> index(places.get(left).and(places.get(right))));
        }

        private int index(Place place) {
            Integer known = indexes.get(place);
            if (known != null) {
                return known;
            }
            Place kept = new Place(
                    once(place.country()),
                    once(place.city()),
                    place.latitude(),
                    place.longitude(),
                    place.asn(),
                    once(place.owner()));
            indexes.put(kept, places.size());
            places.add(kept);
            return places.size() - 1;
        }

        private String once(String text) {
            return texts.computeIfAbsent(text, same -> same);
        }

        Places build() {
            return new Places(v4, v6, places);
        }
    }
}

package io.kumoban.engine.place;

import java.util.Locale;

/**
 * Where an address is and whose it is, as far as it is known.
 *
 * @param country   two letters (ISO 3166-1), or empty
 * @param city      in English, or empty
 * @param latitude  degrees, north is positive; NaN where it is not known
 * @param longitude degrees, east is positive; NaN where it is not known
 * @param asn       the number of the autonomous system that announces the address (RFC 6793), 0 where it is not known
 * @param owner     who runs that system, or empty
 */
public record Place(String country, String city, double latitude, double longitude, long asn, String owner) {
    /** Nothing is known. */
    public static final Place UNKNOWN = new Place("", "", Double.NaN, Double.NaN, 0, "");

    private static final double EARTH_RADIUS_KM = 6_371;

    /** A country of which no more is known. */
    public static Place in(String country) {
        return new Place(country, "", Double.NaN, Double.NaN, 0, "");
    }

    /** A city. */
    public static Place in(String country, String city, double latitude, double longitude) {
        return new Place(country, city, latitude, longitude, 0, "");
    }

    /** A network of which no more is known than whose it is. */
    public static Place of(long asn, String owner) {
        return new Place("", "", Double.NaN, Double.NaN, asn, owner);
    }

    public boolean hasCountry() {
        return !country.isEmpty();
    }

    public boolean hasOwner() {
        return asn != 0;
    }

    public boolean hasCoordinates() {
        return !Double.isNaN(latitude) && !Double.isNaN(longitude);
    }

    /**
     * Whether the coordinates are those of a city. Without one, databases give the middle of a country, from which no
     * distance follows.
     */
    public boolean hasCity() {
        return !city.isEmpty() && hasCoordinates();
    }

    /** The great-circle distance by the haversine formula; NaN where one of the two has no coordinates. */
    public double kilometresTo(Place other) {
        double north = Math.toRadians(other.latitude - latitude) / 2;
        double east = Math.toRadians(other.longitude - longitude) / 2;
        double haversine = Math.pow(Math.sin(north), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(other.latitude))
                        * Math.pow(Math.sin(east), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
    }

    /** Whether both are the same spot on the map, whoever owns the network. */
    public boolean sameSpot(Place other) {
        return country.equals(other.country)
                && city.equals(other.city)
                && Double.compare(latitude, other.latitude) == 0
                && Double.compare(longitude, other.longitude) == 0;
    }

    /**
     * What this and another say together: the owner of this one where it has one, and its location, unless only the
     * other one's has a city, or this one's says nothing.
     */
    Place and(Place other) {
        Place location = hasCity() || !other.hasCity() && (hasCountry() || hasCoordinates()) ? this : other;
        Place network = hasOwner() ? this : other;
        return new Place(
                location.country, location.city, location.latitude, location.longitude, network.asn, network.owner);
    }

    /** The country in English, or empty. */
    public String countryName() {
        return country.isEmpty() ? "" : Locale.of("", country).getDisplayCountry(Locale.ENGLISH);
    }

    /** The location for people: {@code Bergen, Norway}; empty where it is not known. */
    public String text() {
        return city.isEmpty() ? countryName() : countryName().isEmpty() ? city : city + ", " + countryName();
    }
}

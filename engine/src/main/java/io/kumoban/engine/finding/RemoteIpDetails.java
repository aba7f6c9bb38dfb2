package io.kumoban.engine.finding;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.place.Place;
import io.kumoban.engine.place.Places;
import tools.jackson.databind.node.ObjectNode;

/**
 * An address as GuardDuty's findings show it: {@code RemoteIpDetails} (GuardDuty API reference), with country, city,
 * coordinates and organization as far as they are known.
 */
final class RemoteIpDetails {
    private final Places places;

    RemoteIpDetails(Places places) {
        this.places = places;
    }

    /** A remote address; empty when there is none. */
    ObjectNode of(String address) {
        ObjectNode details = addressOnly(address);
        Place place = places.of(Address.of(address));
        if (place.hasCountry()) {
            details.putObject("country").put("countryCode", place.country()).put("countryName", place.countryName());
        }
        if (!place.city().isEmpty()) {
            details.putObject("city").put("cityName", place.city());
        }
        if (place.hasCoordinates()) {
            ObjectNode location = details.putObject("geoLocation");
            Json.putNumber(location, "lat", place.latitude());
            Json.putNumber(location, "lon", place.longitude());
        }
        if (place.hasOwner()) {
            ObjectNode organization = details.putObject("organization");
            organization.put("asn", Long.toString(place.asn()));
            Json.putPresent(organization, "asnOrg", place.owner());
        }
        return details;
    }

    /** An own address, of which the place is not told. */
    static ObjectNode addressOnly(String address) {
        ObjectNode details = Json.object();
        Json.putPresent(details, address.indexOf(':') >= 0 ? "ipAddressV6" : "ipAddressV4", address);
        return details;
    }
}

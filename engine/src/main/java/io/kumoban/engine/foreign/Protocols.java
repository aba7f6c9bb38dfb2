package io.kumoban.engine.foreign;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of protocols above IP, as tools write them, and their numbers in IANA's registry "Protocol Numbers". */
final class Protocols {
    static final int TCP = 6;

    private static final int LAST = 255;
    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("icmp", 1),
            Map.entry("igmp", 2),
            Map.entry("ipv4", 4),
            Map.entry("ipip", 4),
            Map.entry("tcp", TCP),
            Map.entry("udp", 17),
            // Argus names these three by what they carry, which is always UDP.
            Map.entry("rtp", 17),
            Map.entry("rtcp", 17),
            Map.entry("udt", 17),
            Map.entry("ipv6", 41),
            Map.entry("rsvp", 46),
            Map.entry("gre", 47),
            Map.entry("esp", 50),
            Map.entry("ah", 51),
            Map.entry("icmp6", 58),
            Map.entry("ipv6-icmp", 58),
            Map.entry("ospf", 89),
            Map.entry("pim", 103),
            Map.entry("vrrp", 112),
            Map.entry("sctp", 132),
            Map.entry("udplite", 136));

    private Protocols() {}

    /** The number of a protocol that is named, or written as its number; else {@link Half#UNTOLD}. */
    static int number(@Nullable String name) {
        if (name == null) {
            return Half.UNTOLD;
        }
        Integer known = NUMBERS.get(name.toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        long number = Numbers.count(name);
        return number <= LAST ? (int) number : Half.UNTOLD;
    }
}

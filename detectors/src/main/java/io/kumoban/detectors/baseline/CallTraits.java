package io.kumoban.detectors.baseline;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.place.Place;

/** What a call is compared by, as 64-bit hashes: which API, from which network, with which kind of client. */
public final class CallTraits {
    private static final long AUTONOMOUS_SYSTEM = 0x4153;
    private static final long V4_HOST = 0xffL;
    private static final long V6_SITE = 0xffff_ffff_ffff_0000L;

    private CallTraits() {}

    /** Event source and event name, so that equal names of two services are two APIs. */
    public static long api(ApiCall call) {
        return call.apiHash();
    }

    /** The hash that {@link #api} gives for a call of this source and name. */
    static long api(String eventSource, String name) {
        return Hashes.join(Hashes.of(eventSource), Hashes.of(name));
    }

    /** The /24 of an IPv4 source, the /48 of an IPv6 source, else the name that stands for the source. */
    public static long network(ApiCall call) {
        Address source = call.sourceAddress();
        if (source.isAbsent()) {
            return Math.max(1, call.sourceIp().hash());
        }
        return source.isV4()
                ? Hashes.join(source.high(), source.low() & ~V4_HOST)
                : Hashes.join(source.high() & V6_SITE, 0);
    }

    /** The network in words, for example {@code 198.51.100.0/24}. */
    public static String networkText(ApiCall call) {
        Address source = call.sourceAddress();
        if (source.isAbsent()) {
            return call.sourceIp().toString();
        }
        Address first = new Address();
        if (source.isV4()) {
            first.set(source.high(), source.low() & ~V4_HOST);
            return first + "/24";
        }
        first.set(source.high() & V6_SITE, 0);
        return first + "/48";
    }

    /** The autonomous system that the source belongs to, where it is known, else as {@link #network(ApiCall)}. */
    public static long network(ApiCall call, Place source) {
        return source.hasOwner() ? Hashes.join(AUTONOMOUS_SYSTEM, source.asn()) : network(call);
    }

    /** The first product of the user agent without its version: {@code aws-cli}, {@code Boto3}, {@code Mozilla}. */
    public static long client(ApiCall call) {
        return call.clientHash();
    }
}

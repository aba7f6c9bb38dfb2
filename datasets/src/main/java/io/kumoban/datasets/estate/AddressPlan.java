package io.kumoban.datasets.estate;

import io.kumoban.datasets.bytes.RecordBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which addresses are whose, as 32-bit numbers. All are of ranges that are set aside for documentation and tests (RFC 5737,
 * RFC 2544) or for private networks, so none belongs to anybody.
 */
public final class AddressPlan {
    /** Public addresses of one account: load balancers, NAT gateways, servers. */
    public static final int PUBLIC_OF_ACCOUNT = 32;
    /** Ranges that stand for AWS: its services, functions, and the public addresses of the organisation's own accounts. */
    public static final List<String> AWS =
            List.of("198.18.0.0/19", "198.18.32.0/19", "198.18.64.0/18", "198.18.128.0/19");
    /** The doors of the offices, one each. */
    public static final int OFFICES = 200;
    /** The ranges inside the accounts' networks. */
    public static final String PRIVATE = "10.0.0.0/8";
    /** The same for IPv6. */
    public static final String OWN_SIXTH = "2001:db8:1::/48";

    private static final int OWN_SITE = 1;
    /** Most accounts that there are addresses for. */
    public static final int ACCOUNTS = 1_000;

    /** Visitors, by popularity. */
    public static final int VISITORS = 49_152;
    /** Sources of unasked traffic, by popularity. */
    public static final int SCANNERS = 16_384;
    /** Machines that strangers rent. */
    public static final int RENTED = 8_192;
    /** Servers of others. */
    public static final int PARTNERS = 8_192;

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final int BENCHMARK = of(198, 18, 0, 0);
    /** Addresses of one Region's services. */
    static final int OF_REGION = 2_048;
    /** Where the addresses of services end, counted from the first of the plan. */
    static final int END_OF_SERVICES = 4_096;
    /** Where those of functions end. */
    static final int END_OF_FUNCTIONS = 8_192;
    /** Where the organisation's own public addresses end. */
    static final int END_OF_ESTATE = END_OF_FUNCTIONS + ACCOUNTS * PUBLIC_OF_ACCOUNT;

    private static final int ADDRESSES_OF_SERVICE = 16;
    private static final int SERVICES_OF_REGION = 127;
    private static final int HOMES = 8_192;
    private static final int FIRST_RENTED = 57_344;
    private static final int HOSTS = 254;
    /** Behind the last subnet that an account's network uses. */
    private static final int FIRST_EMPTY = 200;

    private static final int EMPTY_SUBNETS = 50;

    private AddressPlan() {}

    /** How far an address lies behind the first of the plan; negative or large for others. */
    static int offset(int address) {
        return address - BENCHMARK;
    }

    /** One of the addresses of a service in a Region, by the service's number. */
    public static int service(Region region, int service, int number) {
        return BENCHMARK
                + region.ordinal() * OF_REGION
                + service % SERVICES_OF_REGION * ADDRESSES_OF_SERVICE
                + number % ADDRESSES_OF_SERVICE;
    }

    /** Where a function calls from. */
    static int function(int number) {
        return BENCHMARK + END_OF_SERVICES + Math.floorMod(number, END_OF_FUNCTIONS - END_OF_SERVICES);
    }

    /** A public address of an account. */
    static int publicOf(int account, int number) {
        return BENCHMARK + END_OF_FUNCTIONS + account * PUBLIC_OF_ACCOUNT + number % PUBLIC_OF_ACCOUNT;
    }

    /** A server of others. */
    public static int partner(int number) {
        return BENCHMARK + 40_960 + number % PARTNERS;
    }

    /** Whether a server of others has an IPv6 address too; one of four does. */
    public static boolean partnerHasSix(int number) {
        return number % 4 == 0;
    }

    /** Where somebody lives. */
    static int home(int number) {
        return BENCHMARK + 49_152 + Math.floorMod(number, HOMES);
    }

    /** Someone of the public, by popularity. */
    public static int visitor(int rank) {
        return BENCHMARK + 65_536 + scattered(rank, VISITORS);
    }

    /** Someone who knocks at doors, by popularity. */
    public static int scanner(int rank) {
        return BENCHMARK + 65_536 + VISITORS + scattered(rank, SCANNERS);
    }

    /** The door of an office. */
    public static int office(int number) {
        return of(198, 51, 100, 10) + number % OFFICES;
    }

    /** A machine of the build provider. */
    public static int buildRunner(int number) {
        return of(203, 0, 113, 1) + Math.floorMod(number, 250);
    }

    /** A machine that strangers rent; nobody of the organisation, and no visitor, is ever there. */
    public static int rented(int number) {
        return BENCHMARK + FIRST_RENTED + Math.floorMod(number, RENTED);
    }

    /** Writes the IPv6 address of whoever has this IPv4 address in a network that speaks both (RFC 3849). */
    public static void writeSixth(int address, RecordBuffer into) {
        boolean inside = address >>> 24 == 10;
        into.documentationAddress(
                inside ? OWN_SITE : 2,
                inside ? 256 + (address >>> 16 & 255) : address >>> 16,
                1 + (inside ? address >>> 8 & 255 : 0),
                address & (inside ? 255 : 65_535));
    }

    /** The same address as a text. */
    public static String sixth(int address) {
        RecordBuffer text = new RecordBuffer(40);
        writeSixth(address, text);
        return new String(text.array(), 0, text.length(), StandardCharsets.US_ASCII);
    }

    /** A machine of the company whose product looks over the accounts. */
    public static int vendor(int number) {
        return of(192, 0, 2, 17) + Math.floorMod(number, 4);
    }

    /** Whether a text is the address of such a machine. */
    public static boolean isRented(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return false;
        }
        int place = parse(text) - BENCHMARK - FIRST_RENTED;
        return place >= 0 && place < RENTED;
    }

    /** A private address in an account's network at which no interface is. */
    public static int empty(int account, int number) {
        return of(10, account % 256, FIRST_EMPTY + Math.floorMod(number / HOSTS, EMPTY_SUBNETS), 1 + number % HOSTS);
    }

    /** An address from its four parts. */
    public static int of(int a, int b, int c, int d) {
        return a << 24 | b << 16 | c << 8 | d;
    }

    /** As in {@code 192.0.2.1}. */
    public static String text(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 255) + "." + (address >>> 8 & 255) + "." + (address & 255);
    }

    /**
     * An address from its text.
     *
     * @throws IllegalArgumentException if it is no IPv4 address
     */
    public static int parse(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no IPv4 address");
        }
        int address = 0;
        for (String part : text.split("\\.", -1)) {
            address = address << 8 | Integer.parseInt(part) & 255;
        }
        return address;
    }

    /** Neighbouring ranks lie far apart; the count is no multiple of the odd prime. */
    private static int scattered(int rank, int count) {
        return (int) (rank * 7_919L % count);
    }
}

package io.kumoban.engine.list;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a file says of the list in it: {@code NAME-ips} and {@code NAME-ranges} hold addresses,
 * {@code NAME-domains} names, and {@code NAME-entities} both, as the lists {@code NAME-ips} and {@code NAME-domains};
 * {@code NAME-keys} holds access key ids.
 * What follows behind a dot does not matter.
 *
 * @param file  the whole name
 * @param stem  what stands before the last hyphen
 * @param kind  what stands behind it
 */
record ListName(String file, String stem, String kind) {
    private static final Pattern LISTED = Pattern.compile("(.+?)-(ips|ranges|domains|entities|keys)(?:\\..*)?");

    /** What a name says, or null when it names no list. */
    static @Nullable ListName of(String file) {
        Matcher listed = LISTED.matcher(file);
        return listed.matches() ? new ListName(file, listed.group(1), listed.group(2)) : null;
    }

    boolean ofAddresses() {
        return !kind.equals("domains") && !ofKeys();
    }

    boolean ofDomains() {
        return kind.equals("domains") || kind.equals("entities");
    }

    boolean ofKeys() {
        return kind.equals("keys");
    }

    /** The name of the list as a whole. */
    String whole() {
        return stem + "-" + kind;
    }

    /** The list that takes the addresses. */
    String addressList() {
        return kind.equals("entities") ? stem + "-ips" : whole();
    }

    /** The list that takes the names. */
    String domainList() {
        return stem + "-domains";
    }

    /** What an entry should have been. */
    String expected() {
        return !ofDomains()
                ? "IP address or CIDR block"
                : ofAddresses() ? "IP address, CIDR block or domain name" : "domain name";
    }

    /** The name under which entries of both kinds would be used. */
    String entitiesAdvice() {
        return "a file named " + stem + "-entities";
    }
}

package io.kumoban.engine.list;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the entries of one file, sorts them into addresses and names, and keeps account of those that are of no use:
 * bad ones are told one by one, those that no list can hold are told as a sum for each kind.
 */
final class ListEntries {
    private static final int LONGEST_SHOWN = 60;

    private final ListName name;
    private final AddressSet.Builder addresses = new AddressSet.Builder();
    private final DomainSet.Builder names = new DomainSet.Builder();
    private final List<ListFolder.Warning> warnings = new ArrayList<>();
    private final Map<String, Skipped> skipped = new LinkedHashMap<>();
    private int good;
    private int bad;

    /** Entries of one kind that no list can hold. */
    private record Skipped(int firstLine, int count) {
        Skipped and(Skipped later) {
            return new Skipped(firstLine, count + later.count);
        }
    }

    ListEntries(ListName name) {
        this.name = name;
    }

    /** An entry of which nothing is known: an address, a block or a name, or what {@link HostText} can read. */
    void any(int line, byte[] bytes, int from, int to) {
        if (!takesAddress(bytes, from, to) && !takesName(bytes, from, to)) {
            String entry = new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
            if (!takesName(entry)) {
                unusual(line, entry);
            }
        }
    }

    void any(int line, String entry) {
        byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
        any(line, bytes, 0, bytes.length);
    }

    /** An entry that is written down as an address or block. */
    void address(int line, String entry) {
        byte[] bytes = entry.strip().getBytes(StandardCharsets.UTF_8);
        if (!name.ofAddresses()) {
            skip(line, "addresses");
        } else if (!takesAddress(bytes, 0, bytes.length)) {
            bad(line, entry, "IP address or CIDR block");
        }
    }

    /** An entry that is written down as a domain name. */
    void name(int line, String entry) {
        if (!name.ofDomains()) {
            skip(line, "domain names");
        } else if (!takesName(entry.strip())) {
            bad(line, entry, "domain name");
        }
    }

    /** An entry of a kind that no list can hold, told by its kind, as in "<i>hashes of files</i>: 12 left out". */
    void skip(int line, String kind) {
        skipped.merge(kind, new Skipped(line, 1), Skipped::and);
    }

    /** An entry that cannot be read. */
    void bad(int line, String entry, String expected) {
        String shown = entry.length() <= LONGEST_SHOWN ? entry : entry.substring(0, LONGEST_SHOWN) + "...";
        bad(line, "'" + shown + "' is no " + expected);
    }

    /** The same, in other words. */
    void bad(int line, String reason) {
        bad++;
        if (bad <= ListFolder.MOST_WARNINGS) {
            tell(line, reason);
        }
    }

    /** Something that concerns more than one entry. */
    void tell(int line, String reason) {
        warnings.add(new ListFolder.Warning(name.file(), line, reason));
    }

    private void unusual(int line, String entry) {
        HostText.Reading reading = HostText.read(entry);
        if (reading.skipped() != null) {
            skip(line, reading.skipped());
            return;
        }
        byte[] host = reading.host().getBytes(StandardCharsets.UTF_8);
        if (takesAddress(host, 0, host.length) || takesName(reading.host())) {
            return;
        }
        if (!name.ofAddresses() && new AddressSet.Builder().add(host, 0, host.length)) {
            skip(line, "addresses");
        } else if (!name.ofDomains() && DomainNames.normal(reading.host()) != null) {
            skip(line, "domain names");
        } else {
            bad(line, entry, name.expected());
        }
    }

    private boolean takesAddress(byte[] bytes, int from, int to) {
        if (name.ofAddresses() && addresses.add(bytes, from, to)) {
            good++;
            return true;
        }
        return false;
    }

    private boolean takesName(byte[] bytes, int from, int to) {
        if (name.ofDomains() && DomainNames.isNormal(bytes, from, to)) {
            names.add(bytes, from, to);
            good++;
            return true;
        }
        return false;
    }

    private boolean takesName(String entry) {
        byte[] normal = name.ofDomains() ? DomainNames.normal(entry) : null;
        if (normal == null) {
            return false;
        }
        names.add(normal, 0, normal.length);
        good++;
        return true;
    }

    AddressSet addresses() {
        return addresses.build();
    }

    DomainSet names() {
        return names.build();
    }

    int good() {
        return good;
    }

    int bad() {
        return bad;
    }

    int skipped() {
        return skipped.values().stream().mapToInt(Skipped::count).sum();
    }

    /** What was left out and why, in the order in which it was met; sums come last. */
    List<ListFolder.Warning> warnings() {
        List<ListFolder.Warning> all = new ArrayList<>(warnings);
        if (bad > ListFolder.MOST_WARNINGS) {
            all.add(new ListFolder.Warning(
                    name.file(), 0, bad - ListFolder.MOST_WARNINGS + " more entries were left out"));
        }
        skipped.forEach((kind, which) -> {
            boolean ofOtherLists = kind.equals("addresses") || kind.equals("domain names");
            all.add(new ListFolder.Warning(
                    name.file(),
                    which.firstLine,
                    "%s: %d left out from here on%s"
                            .formatted(
                                    kind,
                                    which.count,
                                    ofOtherLists ? "; " + name.entitiesAdvice() + " takes both" : "")));
        });
        return all;
    }
}

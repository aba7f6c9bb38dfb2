package io.kumoban.engine.list;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The named lists of a replay: threat lists, trusted addresses, known ranges. Where they come from is others' work. */
public final class Lists {
    /** No lists at all. */
    public static final Lists NONE = new Lists(Map.of(), Map.of());

    /** The list of addresses that are never reported. */
    public static final String TRUSTED = "trusted-ips";

    private final Map<String, AddressSet> addresses;
    private final Map<String, DomainSet> domains;
    private final Map<String, WordSet> words;
    private final Map<String, List<ListOrigin>> origins;

    /** Lists that come from no file. */
    public Lists(Map<String, AddressSet> addresses, Map<String, DomainSet> domains) {
        this(addresses, domains, Map.of(), Map.of());
    }

    /** @param origins by the name of a list, the files that its entries come from */
    public Lists(
            Map<String, AddressSet> addresses,
            Map<String, DomainSet> domains,
            Map<String, WordSet> words,
            Map<String, List<ListOrigin>> origins) {
        this.addresses = new HashMap<>(addresses);
        this.domains = new HashMap<>(domains);
        this.words = new HashMap<>(words);
        this.origins = new HashMap<>(origins);
    }

    /** All lists of both; lists of the same name are joined. */
    public Lists and(Lists other) {
        Map<String, AddressSet> bothAddresses = new TreeMap<>(addresses);
        other.addresses.forEach((name, set) -> bothAddresses.merge(name, set, AddressSet::and));
        Map<String, DomainSet> bothDomains = new TreeMap<>(domains);
        other.domains.forEach((name, set) -> bothDomains.merge(name, set, DomainSet::and));
        Map<String, WordSet> bothWords = new TreeMap<>(words);
        other.words.forEach((name, set) -> bothWords.merge(name, set, WordSet::and));
        Map<String, List<ListOrigin>> bothOrigins = new TreeMap<>(origins);
        other.origins.forEach((name, files) -> bothOrigins.merge(name, files, Lists::joined));
        return new Lists(bothAddresses, bothDomains, bothWords, bothOrigins);
    }

    /** These lists; a name is looked up quickly in those of the given names, also when they are many. */
    public Lists lookedUp(Set<String> often) {
        Map<String, DomainSet> sieved = new TreeMap<>(domains);
        sieved.keySet().retainAll(often);
        Map<String, DomainSet> all = new TreeMap<>(domains);
        all.putAll(DomainSet.sieved(sieved));
        return new Lists(addresses, all, words, origins);
    }

    private static List<ListOrigin> joined(List<ListOrigin> left, List<ListOrigin> right) {
        return Stream.concat(left.stream(), right.stream()).distinct().toList();
    }

    /** These lists with further addresses that are never reported, such as those of the user's context. */
    public Lists trusting(AddressSet further) {
        return and(new Lists(Map.of(TRUSTED, further), Map.of()));
    }

    /** The names of all lists that have at least one member. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        addresses.forEach((name, set) -> {
            if (!set.isEmpty()) {
                names.add(name);
            }
        });
        domains.forEach((name, set) -> {
            if (!set.isEmpty()) {
                names.add(name);
            }
        });
        words.forEach((name, set) -> {
            if (!set.isEmpty()) {
                names.add(name);
            }
        });
        return names;
    }

    /** The files from which a list comes, in the order in which they were read; none when the list comes from no file. */
    public List<ListOrigin> origins(String name) {
        return List.copyOf(origins.getOrDefault(name, List.of()));
    }

    /** A list of addresses; empty when there is none of this name. */
    public AddressSet addresses(String name) {
        return addresses.getOrDefault(name, AddressSet.EMPTY);
    }

    /** A list of domains; empty when there is none of this name. */
    public DomainSet domains(String name) {
        return domains.getOrDefault(name, DomainSet.EMPTY);
    }

    /** Which names may be on any of these lists. */
    public ListedNames anyOf(Set<String> names) {
        return DomainSet.together(names.stream().map(this::domains).toList());
    }

    /** A list of words, such as access key ids; empty when there is none of this name. */
    public WordSet words(String name) {
        return words.getOrDefault(name, WordSet.EMPTY);
    }
}

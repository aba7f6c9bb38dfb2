package io.kumoban.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.format.PublicSuffixes;
import io.kumoban.engine.list.DomainSet;
import io.kumoban.engine.list.ListedNames;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameSieveTest {
    private static final String[] LABELS = {"a", "b", "com", "co", "uk", "github", "io", "example"};
    private static final Layout LAYOUT =
            new Layout(Kind.DNS_QUERY, DnsQuery.STANDARD, DnsQuery.NUMBERS, List.of(Key.CLIENT));

    /** Few labels, so that names meet and some are public suffixes; now and then an empty label. */
    private static String name(Random random) {
        StringBuilder name = new StringBuilder(LABELS[random.nextInt(LABELS.length)]);
        for (int i = random.nextInt(4); i > 0; i--) {
            name.append('.');
            name.append(random.nextInt(20) == 0 ? "" : LABELS[random.nextInt(LABELS.length)]);
        }
        return name.toString();
    }

    /** The query for a name, as the decoder writes it. */
    private static DnsQuery query(String name, DnsQuery cursor) {
        Run run = new Run(LAYOUT);
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int row = run.open();
        run.setAllAbsent(row);
        run.setSlice(0, row, run.addText(bytes, 0, bytes.length, Slice.STRING));
        int start = PublicSuffixes.shipped().registeredDomainStart(bytes, 0, bytes.length);
        if (start >= 0) {
            run.setSlice(1, row, run.addText(bytes, start, bytes.length - start, Slice.STRING));
        }
        run.setNumber(DnsQuery.DOMAIN_HASH, row, start < 0 ? 0 : Hashes.of(bytes, start, bytes.length - start));
        run.commit();
        cursor.at(run, row);
        return cursor;
    }

    @Test
    void listsThatAreLookedUpOftenSayTheSameAsOthers() {
        Property.ofSizes(
                        100,
                        40,
                        random -> size -> IntStream.range(0, 20)
                                .mapToObj(unused -> Stream.generate(() -> name(random))
                                        .limit(random.nextInt(size + 1) + 1L)
                                        .toList())
                                .toList())
                .holds(lists -> {
                    Map<String, DomainSet> sets = new TreeMap<>();
                    lists.value().forEach(names -> sets.put("list" + sets.size(), DomainSet.of(names)));
                    Lists plain = new Lists(Map.of(), sets);
                    Lists sieved = plain.lookedUp(sets.keySet());
                    Random random = new Random(lists.value().hashCode());
                    DnsQuery cursor = new DnsQuery();
                    ListedNames any = sieved.anyOf(sets.keySet());
                    for (int i = 0; i < 100; i++) {
                        String name = name(random);
                        boolean isListed = sets.values().stream().anyMatch(set -> set.contains(Text.of(name)));
                        assertThat(!isListed || any.mayHold(query(name, cursor)))
                                .as("%s may be on a list", name)
                                .isTrue();
                        for (String list : sets.keySet()) {
                            assertThat(sieved.domains(list).contains(query(name, cursor)))
                                    .as("%s in %s", name, list)
                                    .isEqualTo(plain.domains(list).contains(Text.of(name)));
                        }
                    }
                });
    }

    @Test
    void onlySetsWithANameAtOrBelowTheDomainOrAboveItAreNamed() {
        NameSieve sieve = new NameSieve(3);
        sieve.add(Hashes.of("bad.example.com"), NameSieve.bit(3));
        sieve.addParent(Hashes.of("example.com"), NameSieve.bit(3));
        sieve.addParent(Hashes.of("com"), NameSieve.bit(3));
        sieve.add(Hashes.of("github.io"), NameSieve.bit(5));
        DnsQuery cursor = new DnsQuery();
        assertThat(query("www.example.com", cursor).sets(sieve)).isEqualTo(1 << 3);
        assertThat(query("pages.github.io", cursor).sets(sieve)).isEqualTo(1 << 5);
        assertThat(query("www.example.net", cursor).sets(sieve)).isZero();
        assertThat(query("example-too.com", cursor).sets(sieve)).isZero();
    }

    @Test
    void listsTellTogetherWhetherTheyMayHoldAName() {
        Lists lists = new Lists(
                        Map.of(),
                        Map.of(
                                "bad", DomainSet.of(List.of("bad.example.com")),
                                "worse", DomainSet.of(List.of("worse.test")),
                                "popular", DomainSet.of(List.of("example.org"))))
                .lookedUp(Set.of("bad", "worse", "popular"));
        ListedNames listed = lists.anyOf(Set.of("bad", "worse"));
        DnsQuery cursor = new DnsQuery();
        assertThat(listed.mayHold(query("www.worse.test", cursor))).isTrue();
        assertThat(listed.mayHold(query("other.example.com", cursor)))
                .as("the registered domain alone does not tell")
                .isTrue();
        assertThat(listed.mayHold(query("example.org", cursor)))
                .as("on a list that is not meant")
                .isFalse();
        assertThat(listed.mayHold(query("example.net", cursor))).isFalse();
    }
}

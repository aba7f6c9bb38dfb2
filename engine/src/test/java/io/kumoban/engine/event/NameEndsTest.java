package io.kumoban.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.list.DomainSet;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameEndsTest {
    private static final String[] LABELS = {
        "a", "b", "mail", "example", "com", "eightlet", "ninelette", "sixteen-letters-x"
    };

    /** Few labels, so that names meet; now and then an empty one. */
    private static String name(Random random) {
        StringBuilder name = new StringBuilder(LABELS[random.nextInt(LABELS.length)]);
        for (int i = random.nextInt(4); i > 0; i--) {
            name.append('.');
            name.append(random.nextInt(20) == 0 ? "" : LABELS[random.nextInt(LABELS.length)]);
        }
        return name.toString();
    }

    private static NameEnds ends(String name, int before, int after) {
        byte[] bytes = ("x".repeat(before) + name + "y".repeat(after)).getBytes(StandardCharsets.UTF_8);
        NameEnds ends = new NameEnds();
        ends.set(bytes, before, name.length());
        return ends;
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
                    for (int i = 0; i < 100; i++) {
                        String name = name(random);
                        NameEnds ends = ends(name, random.nextInt(9), random.nextInt(9));
                        for (String list : sets.keySet()) {
                            assertThat(sieved.domains(list).contains(ends))
                                    .as("%s in %s", name, list)
                                    .isEqualTo(plain.domains(list).contains(Text.of(name)));
                        }
                    }
                });
    }

    @Test
    void aNameIsKnownByItsWholeAndByThatOfEachParent() {
        NameEnds ends = ends("www.sixteen-letters-x.example.com", 0, 0);
        assertThat(ends.count()).isEqualTo(4);
        List<String> parents =
                List.of("com", "example.com", "sixteen-letters-x.example.com", "www.sixteen-letters-x.example.com");
        for (int i = 0; i < parents.size(); i++) {
            NameSieve sieve = new NameSieve(1);
            byte[] parent = parents.get(i).getBytes(StandardCharsets.UTF_8);
            sieve.add(NameEnds.whole(parent, 0, parent.length), NameSieve.bit(3));
            assertThat(ends.sets(sieve)).isEqualTo(1 << 3);
            assertThat(ends("www.other.org", 0, 0).sets(sieve)).isZero();
        }
    }
}

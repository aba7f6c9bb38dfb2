package io.kumoban.detectors.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;
import org.junit.jupiter.api.Test;

class NeedlesTest {
    private record Case(List<String> needles, String value) {}

    private static String word(Random random, int most, int letters) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            word.append("abcdefghijé日".charAt(random.nextInt(letters)));
        }
        return word.toString();
    }

    private static Case made(Random random) {
        int letters = random.nextInt(12) + 1;
        int longest = random.nextInt(9) + 1;
        int shortest = random.nextInt(6);
        List<String> needles = new ArrayList<>();
        for (int i = random.nextInt(40); i > 0; i--) {
            needles.add("a".repeat(random.nextBoolean() ? shortest : 0) + word(random, longest, letters));
        }
        StringBuilder value = new StringBuilder(word(random, 60, letters));
        for (int i = random.nextInt(3); i > 0 && !needles.isEmpty(); i--) {
            value.insert(random.nextInt(value.length() + 1), needles.get(random.nextInt(needles.size())));
        }
        return new Case(needles, value.toString());
    }

    private static byte[][] bytes(List<String> texts) {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    }

    private static Set<Integer> ids(NeedleHits hits) {
        Set<Integer> ids = new TreeSet<>();
        for (int id = hits.next(0); id >= 0; id = hits.next(id + 1)) {
            ids.add(id);
        }
        return ids;
    }

    private static Set<Integer> where(List<String> texts, Predicate<String> holds) {
        return IntStream.range(0, texts.size())
                .filter(id -> holds.test(texts.get(id)))
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theNeedlesFoundAreThoseThatAPlainSearchFinds() {
        Property.of(5000, NeedlesTest::made).holds(made -> {
            Needles needles = new Needles(bytes(made.needles));
            NeedleHits hits = needles.newHits();
            byte[] value = ("a" + made.value + "b").getBytes(StandardCharsets.UTF_8);
            needles.find(value, 1, value.length - 1, hits);
            assertThat(ids(hits)).isEqualTo(where(made.needles, made.value::contains));
            hits.clear();
            assertThat(hits.isEmpty()).isTrue();
            needles.find(value, 1, 1, hits);
            assertThat(ids(hits)).isEqualTo(where(made.needles, String::isEmpty));
        });
    }

    @Test
    void manyNeedlesAreFoundAsByAnotherAutomaton() {
        Random random = new Random(7);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            words.add("abcd".charAt(random.nextInt(4)) + word(random, 12, 8) + "x");
        }
        Trie.TrieBuilder builder = Trie.builder();
        words.forEach(builder::addKeyword);
        Trie trie = builder.build();
        Needles needles = new Needles(bytes(words));
        NeedleHits hits = needles.newHits();
        for (int i = 0; i < 200; i++) {
            String value = word(random, 40, 8) + words.get(random.nextInt(words.size())) + word(random, 40, 8);
            needles.find(value.getBytes(StandardCharsets.UTF_8), 0, value.length(), hits);
            Set<String> expected =
                    trie.parseText(value).stream().map(Emit::getKeyword).collect(Collectors.toSet());
            assertThat(ids(hits)).isEqualTo(where(words, expected::contains));
            hits.clear();
        }
    }

    @Test
    void prefixesAndSuffixesAreThoseThatAPlainTestFinds() {
        Property.of(3000, NeedlesTest::made).holds(made -> {
            byte[] value = ("b" + made.value + "a").getBytes(StandardCharsets.UTF_8);
            Affixes prefixes = Affixes.prefixes(bytes(made.needles));
            NeedleHits hits = prefixes.newHits();
            prefixes.find(value, 1, value.length - 1, hits);
            assertThat(ids(hits)).isEqualTo(where(made.needles, made.value::startsWith));
            hits.clear();
            Affixes.suffixes(bytes(made.needles)).find(value, 1, value.length - 1, hits);
            assertThat(ids(hits)).isEqualTo(where(made.needles, made.value::endsWith));
        });
    }

    @Test
    void foldedNeedlesAreFoundInFoldedValues() {
        Needles needles = new Needles(new byte[][] {FoldedText.fold("MimiKATZ"), FoldedText.fold("Straße")});
        FoldedText value = new FoldedText();
        byte[] bytes = "run mimikatz on STRAẞE".getBytes(StandardCharsets.UTF_8);
        value.set(bytes, 0, bytes.length);
        NeedleHits hits = needles.newHits();
        needles.find(value, hits);
        assertThat(ids(hits)).containsExactly(0, 1);
        assertThat(hits.contains(1)).isTrue();
    }

    @Test
    void aLongValueOfNothingButBeginningsTakesNoLongerThanItsLength() {
        byte[][] needles = new byte[400][];
        for (int i = 0; i < needles.length; i++) {
            needles[i] = new byte[i + 1];
            Arrays.fill(needles[i], (byte) 'a');
        }
        byte[] value = new byte[1 << 22];
        Arrays.fill(value, (byte) 'a');
        Needles all = new Needles(needles);
        NeedleHits hits = all.newHits();
        all.find(value, 0, value.length, hits);
        assertThat(ids(hits)).hasSize(400);
        assertThat(all.states()).isEqualTo(401);
    }
}

package io.kumoban.bench.stage;

import io.kumoban.detectors.sigma.match.NeedleHits;
import io.kumoban.detectors.sigma.match.Needles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Which of many substrings occur in values of a hundred bytes, of which one in ten holds one; against the automaton of
 * another library over the same texts, and a plain search for each. An event is a value.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class NeedlesBenchmark implements Measured {
    private static final int VALUES = 1 << 10;
    private static final int LENGTH = 100;
    private static final int ONE_IN = 10;
    private static final String LETTERS = "etaoinshrdlucmfwypvbgkjqxz-/._:";

    /** How many substrings. */
    @Param({"60", "600", "3000"})
    public int needles = 600;

    private final List<String> words = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<byte[]> bytes = new ArrayList<>();
    private @Nullable Needles ours;
    private @Nullable NeedleHits hits;
    private @Nullable Trie theirs;

    @Override
    @Setup
    public void prepare() {
        SplittableRandom random = new SplittableRandom(1);
        Set<String> distinct = new HashSet<>();
        while (words.size() < needles) {
            String word = text(random, random.nextInt(5, 20));
            if (distinct.add(word)) {
                words.add(word);
            }
        }
        for (int i = 0; i < VALUES; i++) {
            String value = text(random, LENGTH);
            if (i % ONE_IN == 0) {
                String word = words.get(random.nextInt(needles));
                int at = random.nextInt(LENGTH - word.length());
                value = value.substring(0, at) + word + value.substring(at + word.length());
            }
            values.add(value);
            bytes.add(value.getBytes(StandardCharsets.UTF_8));
        }
        ours = new Needles(words.stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new));
        hits = ours.newHits();
        Trie.TrieBuilder builder = Trie.builder();
        words.forEach(builder::addKeyword);
        theirs = builder.build();
    }

    /** Letters about as often as in names and paths: the product of two dice prefers the first ones. */
    private static String text(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(random.nextInt(LETTERS.length()) + 1)));
        }
        return text.toString();
    }

    @Override
    public long events() {
        return VALUES;
    }

    @Override
    public long plainBytes() {
        return (long) VALUES * LENGTH;
    }

    /** Our automaton behind its filter; answers how many different needles the values hold, each for itself. */
    @Benchmark
    public long kumoban() {
        Needles all = Objects.requireNonNull(ours, "prepare() comes first");
        NeedleHits found = Objects.requireNonNull(hits, "prepare() comes first");
        long sum = 0;
        for (byte[] value : bytes) {
            all.find(value, 0, value.length, found);
            for (int id = found.next(0); id >= 0; id = found.next(id + 1)) {
                sum++;
            }
            found.clear();
        }
        return sum;
    }

    /** The automaton of org.ahocorasick. */
    @Benchmark
    public long ahoCorasick() {
        Trie trie = Objects.requireNonNull(theirs, "prepare() comes first");
        Set<String> found = new HashSet<>();
        long sum = 0;
        for (String value : values) {
            for (Emit emit : trie.parseText(value)) {
                found.add(emit.getKeyword());
            }
            sum += found.size();
            found.clear();
        }
        return sum;
    }

    /** String.contains for each. */
    @Benchmark
    public long containsLoop() {
        long sum = 0;
        for (String value : values) {
            for (String word : words) {
                if (value.contains(word)) {
                    sum++;
                }
            }
        }
        return sum;
    }
}

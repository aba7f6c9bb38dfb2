package io.kumoban.engine.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * A statement that holds for every value of some kind, tried on values made from a seed. When it does not hold the
 * value is made smaller for as long as it still fails, and the failure names the seed; {@code -Dproperty.seed=} with
 * that number tries the one case again.
 */
public final class Property<T> {
    private static final String SEED = "property.seed";
    private static final int MOST_SHRINKS = 400;
    private static final int SHOWN = 2000;

    private final Function<Random, T> maker;
    private final Function<T, List<T>> smaller;
    private final int cases;

    private Property(Function<Random, T> maker, Function<T, List<T>> smaller, int cases) {
        this.maker = maker;
        this.smaller = smaller;
        this.cases = cases;
    }

    /** What may fail. */
    @FunctionalInterface
    public interface Check<T> {
        void check(T value) throws Exception;
    }

    /** Values that are not made smaller when they fail. */
    public static <T> Property<T> of(int cases, Function<Random, T> maker) {
        return new Property<>(maker, value -> List.of(), cases);
    }

    /** Lists of 0 to {@code most} elements; a failing one is cut down to the elements that matter. */
    public static <E> Property<List<E>> ofLists(int cases, int most, Function<Random, E> element) {
        return new Property<>(
                random -> {
                    int size = random.nextInt(most + 1);
                    List<E> list = new ArrayList<>();
                    for (int i = 0; i < size; i++) {
                        list.add(element.apply(random));
                    }
                    return list;
                },
                Property::parts,
                cases);
    }

    /** Values of a size from 0 to {@code most}; a failing one is made again from the same seed in smaller sizes. */
    public static <T> Property<Sized<T>> ofSizes(int cases, int most, Function<Random, IntFunction<T>> maker) {
        return new Property<>(
                random -> {
                    long seed = random.nextLong();
                    UnaryOperator<Sized<T>> fill =
                            value -> value.with(maker.apply(new Random(seed)).apply(value.size()));
                    return fill.apply(new Sized<>(random.nextInt(most + 1), null, fill));
                },
                value -> value.size() == 0
                        ? List.of()
                        : List.of(value.resized(value.size() / 2), value.resized(value.size() - 1)),
                cases);
    }

    /** A value and the size that it was made in. */
    public record Sized<T>(int size, T value, UnaryOperator<Sized<T>> maker) {
        private Sized<T> with(T made) {
            return new Sized<>(size, made, maker);
        }

        private Sized<T> resized(int newSize) {
            return maker.apply(new Sized<>(newSize, value, maker));
        }

        @Override
        public String toString() {
            return "of size " + size + ": " + value;
        }
    }

    /** Tries the statement on every case. */
    public void holds(Check<T> statement) {
        String asked = System.getProperty(SEED);
        if (asked != null) {
            tryOne(Long.parseLong(asked), statement);
            return;
        }
        for (long seed = 1; seed <= cases; seed++) {
            tryOne(seed, statement);
        }
    }

    private void tryOne(long seed, Check<T> statement) {
        T value = maker.apply(new Random(seed * 0x9e3779b97f4a7c15L));
        Throwable failure = failure(value, statement);
        if (failure == null) {
            return;
        }
        int tries = 0;
        boolean shrunk = true;
        while (shrunk && tries < MOST_SHRINKS) {
            shrunk = false;
            for (T candidate : smaller.apply(value)) {
                tries++;
                Throwable again = failure(candidate, statement);
                if (again != null) {
                    value = candidate;
                    failure = again;
                    shrunk = true;
                    break;
                }
            }
        }
        String shown = String.valueOf(value);
        throw new AssertionError(
                "it does not hold for the case of -D" + SEED + "=" + seed + ", made small: "
                        + (shown.length() > SHOWN ? shown.substring(0, SHOWN) + "..." : shown) + "\n"
                        + failure.getMessage(),
                failure);
    }

    private static <T> Throwable failure(T value, Check<T> statement) {
        try {
            statement.check(value);
            return null;
        } catch (Exception | Error failed) {
            return failed;
        }
    }

    /** The list without one of its halves, quarters, and so on down to single elements. */
    private static <E> List<List<E>> parts(List<E> whole) {
        List<List<E>> parts = new ArrayList<>();
        for (int size = (whole.size() + 1) / 2; size > 0; size = size == 1 ? 0 : (size + 1) / 2) {
            for (int from = 0; from < whole.size(); from += size) {
                List<E> rest = new ArrayList<>(whole.subList(0, from));
                rest.addAll(whole.subList(Math.min(from + size, whole.size()), whole.size()));
                parts.add(rest);
            }
        }
        return parts;
    }
}

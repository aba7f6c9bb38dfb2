package io.kumoban.console.endtoend;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Context;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Detectors;
import io.kumoban.engine.detect.Global;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.Profile;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.detect.Stateless;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.list.DomainSet;
import io.kumoban.engine.list.Lists;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the states of the shipped detectors take up: bytes of one key whose state is full, keys at most, and both
 * multiplied. Full states are made by {@link BusyStream}; what is measured is the heap, see {@link HeapSize}.
 */
final class StateBytes {
    /** What the table of a shard holds for a key beside its state, see the engine's keyed states. */
    private static final int TABLE = 52;

    private final Map<String, Line> lines = new LinkedHashMap<>();

    /**
     * A line of the table.
     *
     * @param name  a detector, or a profile or view that detectors share; a view counts with the state behind it, which
     *              starts at its own size and grows with what it shows
     * @param bytes of one full key, with its place in the shard's table
     * @param keys  at most; 1 for a view
     * @param rests whether it takes nothing unless the user switches the detector on
     */
    record Line(String name, String key, long bytes, long keys, boolean rests) {
        long total() {
            return bytes * keys;
        }
    }

    private StateBytes() {}

    /** Prints the table, as {@code docs/architecture.md} shows it. */
    public static void main(String[] arguments) {
        System.out.print(table(measure()));
    }

    static List<Line> measure() {
        StateBytes measured = new StateBytes();
        List<Watched<?, ?>> watched = new ArrayList<>();
        List<String> lists = new ArrayList<>();
        for (Detector<?, ?> detector : Detectors.load(List.of())) {
            watched.add(watch(detector));
            lists.addAll(detector.interest().lists());
        }
        // Some remember more while an account is being learned, some only later.
        for (Duration learn : List.of(Duration.ZERO, Duration.ofDays(7))) {
            Harness.of(watched.toArray(Detector<?, ?>[]::new))
                    .lists(filled(lists))
                    .places(BusyStream.PLACES)
                    .learn(learn)
                    .feed(BusyStream.records())
                    .run();
        }
        watched.forEach(measured::note);
        return measured.lines.values().stream()
                .sorted(Comparator.comparingLong(Line::total).reversed().thenComparing(Line::name))
                .toList();
    }

    static String table(List<Line> lines) {
        StringBuilder text = new StringBuilder(
                "| state | key | bytes a key | keys at most | MB at most |\n" + "| --- | --- | ---: | ---: | ---: |\n");
        for (Line line : lines) {
            text.append(row(line.name, line.key, number(line.bytes), number(line.keys), megabytes(line.total())));
        }
        return text.append(row("all that run unless switched off", "", "", "", megabytes(sum(lines, false))))
                .append(row("those that rest unless switched on", "", "", "", megabytes(sum(lines, true))))
                .toString();
    }

    /** Bytes of all states that rest, or of all others. */
    static long sum(List<Line> lines, boolean resting) {
        return lines.stream()
                .filter(line -> line.rests == resting)
                .mapToLong(Line::total)
                .sum();
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / 1e6);
    }

    /** A list of each name, so that no detector rests. */
    private static Lists filled(List<String> names) {
        Map<String, AddressSet> addresses = new LinkedHashMap<>();
        Map<String, DomainSet> domains = new LinkedHashMap<>();
        for (String name : names) {
            // Those that count what is listed must see it; for all others it is enough that there is a list.
            boolean counts = name.equals("tor-relay-ips") || name.equals("resolver-ips") || name.equals("scanner-ips");
            addresses.put(name, AddressSet.of(List.of(counts ? "203.0.0.0/8" : "192.0.2.99")));
            domains.put(name, DomainSet.of(List.of("listed.example")));
        }
        return new Lists(addresses, domains);
    }

    private static <E extends Event, S extends State> Watched<E, S> watch(Detector<E, S> detector) {
        return new Watched<>(detector);
    }

    private void note(Watched<?, ?> watched) {
        Interest<?> interest = watched.interest();
        String key = interest.key() + (interest.isSplit() ? " and another" : "");
        if (watched.largest > 0) {
            add(new Line(
                    "`" + watched.about().id() + "`",
                    key,
                    TABLE + watched.largest,
                    interest.cap(),
                    watched.about().isOptIn()));
        }
        watched.shared.forEach((shared, bytes) -> {
            switch (shared) {
                case Profile<?, ?> profile ->
                    add(new Line(
                            name(profile) + " (profile)",
                            profile.interest().key().toString(),
                            TABLE + bytes,
                            profile.interest().cap(),
                            false));
                case Global<?, ?, ?> global ->
                    add(new Line(name(global) + " (view)", "the whole stream", bytes, 1, false));
                default -> throw new IllegalStateException(shared + " is neither profile nor view");
            }
        });
    }

    private static String name(Object shared) {
        return shared.getClass().getSimpleName();
    }

    private void add(Line line) {
        lines.merge(line.name, line, (left, right) -> left.bytes >= right.bytes ? left : right);
    }

    /** A detector under watch: the largest state that it ever had of a key, and what it shares with others. */
    private static final class Watched<E extends Event, S extends State> implements Detector<E, S> {
        /** Measuring costs more than detecting, and the largest states come early. */
        private static final int MEASURED = 8_000;

        private final Detector<E, S> detector;
        private final Map<Object, Long> shared = new LinkedHashMap<>();
        private long largest;
        private long events;

        Watched(Detector<E, S> detector) {
            this.detector = detector;
        }

        @Override
        public About about() {
            return detector.about();
        }

        @Override
        public Interest<E> interest() {
            return detector.interest();
        }

        @Override
        public S newState() {
            return detector.newState();
        }

        @Override
        public void on(E event, S seen, Context context) {
            detector.on(event, seen, context);
            if (seen == Stateless.NOTHING || ++events > MEASURED && events % MEASURED != 0) {
                return;
            }
            largest = Math.max(largest, HeapSize.of(seen));
            for (Profile<?, ?> profile : interest().profiles()) {
                shared.merge(profile, HeapSize.of(context.profile(profile)), Math::max);
            }
            for (Global<?, ?, ?> global : interest().views()) {
                long view = HeapSize.of(context.view(global));
                shared.merge(global, HeapSize.of(global.newState()) + 2 * view, Math::max);
            }
        }

        @Override
        public void onTimer(S seen, Context context) {
            detector.onTimer(seen, context);
        }
    }
}

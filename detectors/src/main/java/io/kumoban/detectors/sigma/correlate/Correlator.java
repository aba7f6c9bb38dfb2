package io.kumoban.detectors.sigma.correlate;

import io.kumoban.engine.event.Evidence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Works out correlations in one pass. It is told of events in the order of the stream, with the rules that each fits, and
 * keeps of them what their windows need, within a number of bytes.
 *
 * <p>Time passes in <em>instants</em>: one is an event, another all windows that close at one time, which is after all
 * events of that time. In an instant every correlation is worked out after those that it is made of. One thread at a time.
 */
public final class Correlator {
    private static final Comparator<Evidence> STREAM_ORDER = Comparator.comparing(Evidence::key);

    /** Matches of one correlation in one instant; those of one event are ordered by their groups. */
    private static final Comparator<CorrelationMatch> MATCH_ORDER = Comparator.comparing(
                    CorrelationMatch::event, STREAM_ORDER)
            .thenComparing(match -> String.join("\n", match.group()));

    private final CorrelationPlan plan;
    private final WindowTable windows;
    /** By rule: the events that it holds of in this instant. */
    private final List<List<Evidence>> holds = new ArrayList<>();

    /** Correlations to be worked out in this instant. */
    private final BitSet pending = new BitSet();

    /**
     * Works out the correlations of a plan.
     *
     * @param budget about how many bytes windows may take up; the one untouched for longest is forgotten first
     */
    public Correlator(CorrelationPlan plan, long budget) {
        this.plan = plan;
        windows = new WindowTable(budget);
        for (int i = 0; i < plan.ruleCount() + plan.compiled().size(); i++) {
            holds.add(new ArrayList<>(1));
        }
    }

    /**
     * Takes the next event. Windows that closed before it are judged first.
     *
     * @param rules   the {@linkplain CorrelationPlan#numberOf numbers} of those that it fits
     * @param matches is given all moments at which a correlation holds
     */
    public void on(Evidence event, int[] rules, Consumer<CorrelationMatch> matches) {
        closeUntil(event.time(), matches);
        for (int rule : rules) {
            hold(rule, event);
        }
        work(event.time(), false, matches);
    }

    /** Judges windows that closed before a time; milliseconds since 1970. */
    public void closeUntil(long time, Consumer<CorrelationMatch> matches) {
        while (windows.nextClose() < time) {
            long closing = windows.nextClose();
            windows.closingAt(closing)
                    .forEach(window -> pending.set(window.correlation().number()));
            work(closing, true, matches);
        }
    }

    /** The earliest time at which an open window closes; {@link Long#MAX_VALUE} when none is open. */
    public long nextClose() {
        return windows.nextClose();
    }

    private void hold(int rule, Evidence event) {
        holds.get(rule).add(event);
        for (int dependent : plan.dependents(rule)) {
            pending.set(dependent);
        }
    }

    private void work(long time, boolean closing, Consumer<CorrelationMatch> matches) {
        for (int number = pending.nextSetBit(0); number >= 0; number = pending.nextSetBit(number + 1)) {
            CompiledCorrelation correlation = plan.compiled().get(number);
            List<CorrelationMatch> found = new ArrayList<>();
            for (Window window : fill(correlation, time).values()) {
                add(window.complete(time), found);
                windows.settle(window, time);
            }
            if (closing && correlation.closing()) {
                close(correlation, time, found);
            }
            found.sort(MATCH_ORDER);
            found.forEach(matches);
            tell(plan.ruleCount() + number, found);
        }
        pending.clear();
        holds.forEach(List::clear);
    }

    /** Adds what holds in this instant to the windows of a correlation, and answers which these are. */
    private Map<Window.Key, Window> fill(CompiledCorrelation correlation, long time) {
        Map<Window.Key, Window> touched = new LinkedHashMap<>();
        for (Match match : inOrder(correlation)) {
            List<String> group = correlation.group(match.reference(), match.event());
            if (group == null) {
                continue;
            }
            Window.Key key = new Window.Key(correlation.number(), Fingerprint.of(group));
            touched.computeIfAbsent(key, unused -> windows.take(key, () -> Window.open(correlation, key, group, time)))
                    .add(match.reference(), match.event(), time);
        }
        return touched;
    }

    /** A match of one of the rules of a correlation. */
    private record Match(int reference, Evidence event) {}

    private List<Match> inOrder(CompiledCorrelation correlation) {
        List<Match> matches = new ArrayList<>();
        for (int reference = 0; reference < correlation.sources().length; reference++) {
            for (Evidence event : holds.get(correlation.sources()[reference])) {
                matches.add(new Match(reference, event));
            }
        }
        matches.sort(Comparator.comparing(Match::event, STREAM_ORDER));
        return matches;
    }

    private void close(CompiledCorrelation correlation, long time, List<CorrelationMatch> found) {
        for (Window window : List.copyOf(windows.closingAt(time))) {
            if (window.correlation().number() == correlation.number()) {
                add(window.close(), found);
                windows.remove(window);
            }
        }
    }

    private static void add(@Nullable CorrelationMatch match, List<CorrelationMatch> found) {
        if (match != null) {
            found.add(match);
        }
    }

    /** Tells the correlations that are made of this one; an event that completed it in several groups does so once. */
    private void tell(int rule, List<CorrelationMatch> found) {
        Evidence before = null;
        for (CorrelationMatch match : found) {
            if (before == null || STREAM_ORDER.compare(before, match.event()) != 0) {
                hold(rule, match.event());
            }
            before = match.event();
        }
    }

    /** How many windows were forgotten for the budget though they might still have mattered. */
    public long forgotten() {
        return windows.forgotten();
    }

    /** How many numbers and values were left out of windows that hold too many, as far as these are still known. */
    public long shortened() {
        return windows.shortened();
    }

    /** About how many bytes windows take up. */
    public long bytes() {
        return windows.bytes();
    }

    /** Writes everything that later decisions depend on; between two events. */
    public void save(DataOutput out) throws IOException {
        windows.save(out);
    }

    /** Reads into a new correlator of an equal plan and budget what {@link #save} wrote. */
    public void load(DataInput in) throws IOException {
        windows.load(in, plan.compiled());
    }
}

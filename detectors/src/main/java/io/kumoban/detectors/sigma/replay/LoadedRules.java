package io.kumoban.detectors.sigma.replay;

import io.kumoban.detectors.sigma.correlate.CorrelationPlan;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.read.ReadingOptions;
import io.kumoban.detectors.sigma.route.LogSourceRouter;
import io.kumoban.detectors.sigma.route.Route;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.RuleSettings;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules that were read to be replayed: the detectors that they make, and of every other rule why it is not among them. */
public final class LoadedRules {
    private final List<RuleDetector<?>> detectors = new ArrayList<>();
    private final CorrelationPlan plan;
    private final @Nullable CorrelationDetector correlations;
    private final Map<Kind, List<String>> loaded = new EnumMap<>(Kind.class);
    private final Map<String, String> inactive = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> files;
    private final int unanchored;

    private LoadedRules(RuleSet set, Set<String> shipped, RuleSettings settings) {
        problems.addAll(set.problems());
        problems.addAll(settings.idle(set));
        files = files(set, shipped);
        Set<String> silent = set.silent();
        Map<Kind, List<Route.InScope>> routes = new EnumMap<>(Kind.class);
        for (Route route : LogSourceRouter.route(set)) {
            RuleInfo info = route.rule().info();
            String key = info.key();
            Optional<String> off = settings.off(info);
            if (off.isPresent()) {
                inactive.put(key, switchedOff(off.get()));
                continue;
            }
            switch (route) {
                case Route.OutOfScope(SigmaRule rule, String reason) -> inactive.put(key, reason);
                case Route.InScope inScope ->
                    routes.computeIfAbsent(inScope.kind(), unused -> new ArrayList<>())
                            .add(inScope);
            }
        }
        plan = CorrelationPlan.compile(fed(set, settings), LogSourceRouter::mapping);
        problems.addAll(plan.problems());
        correlations = plan.isEmpty() ? null : new CorrelationDetector(plan, silent);
        add(ApiCall.class, Kind.API_CALL, routes, silent);
        add(Flow.class, Kind.FLOW, routes, silent);
        add(DnsQuery.class, Kind.DNS_QUERY, routes, silent);
        unanchored = detectors.stream()
                .mapToInt(detector -> detector.engine().unanchored().size())
                .sum();
        for (Problem problem : problems) {
            if (problem.effect() == Problem.Effect.REFUSED) {
                inactive.put(
                        problem.rule().isEmpty() ? problem.place().toString() : problem.rule(), problem.toString());
            }
        }
    }

    /**
     * Reads rules.
     *
     * @param paths files, folders with all {@code .yml} and {@code .yaml} files below them, globs, and names of
     *     {@link ShippedRules}
     */
    public static LoadedRules read(List<String> paths, Placeholders placeholders) {
        return read(paths, ReadingOptions.of(placeholders));
    }

    /** The same, read in another way. */
    public static LoadedRules read(List<String> paths, ReadingOptions options) {
        Set<String> shipped = new HashSet<>(paths);
        shipped.retainAll(ShippedRules.names());
        return new LoadedRules(ShippedRules.read(paths, options), shipped, options.settings());
    }

    private static String switchedOff(String reason) {
        return "it is switched off: " + reason;
    }

    /** The rules without correlations that are switched off, and those that nothing can reach, since none of their rules runs. */
    private RuleSet fed(RuleSet set, RuleSettings settings) {
        Set<String> fed = new HashSet<>();
        List<CorrelationRule> kept = new ArrayList<>();
        for (SigmaRule rule : set.rules()) {
            if (!inactive.containsKey(rule.info().key())) {
                fed.add(rule.info().key());
            }
        }
        for (CorrelationRule correlation : set.correlations()) {
            String key = correlation.info().key();
            Optional<String> off = settings.off(correlation.info());
            if (off.isPresent()) {
                inactive.put(key, switchedOff(off.get()));
            } else if (correlation.rules().stream()
                    .anyMatch(part -> fed.contains(part.rule().info().key()))) {
                fed.add(key);
                kept.add(correlation);
            } else {
                inactive.put(key, "no rule that it is made of runs");
            }
        }
        return new RuleSet(set.rules(), kept, set.filters(), List.of());
    }

    private <E extends Row> void add(
            Class<E> events, Kind kind, Map<Kind, List<Route.InScope>> routes, Set<String> silent) {
        List<Route.InScope> ofKind = routes.getOrDefault(kind, List.of());
        if (ofKind.isEmpty()) {
            return;
        }
        RuleDetector<E> detector = new RuleDetector<>(events, kind, ofKind, silent, plan);
        problems.addAll(detector.engine().problems());
        detectors.add(detector);
        loaded.put(kind, ofKind.stream().map(route -> route.rule().info().key()).toList());
    }

    private static List<String> files(RuleSet set, Set<String> shipped) {
        TreeSet<String> files = new TreeSet<>();
        set.rules().forEach(rule -> files.add(rule.place().file()));
        set.correlations().forEach(rule -> files.add(rule.place().file()));
        set.filters().forEach(filter -> files.add(filter.place().file()));
        set.problems().forEach(problem -> files.add(problem.place().file()));
        files.removeAll(shipped);
        return List.copyOf(files);
    }

    /** One detector for each family of logs that rules are about, and one of the correlations that are made of them. */
    public List<Detector<?, ?>> detectors() {
        List<Detector<?, ?>> all = new ArrayList<>(detectors);
        if (correlations != null) {
            all.add(correlations);
        }
        return List.copyOf(all);
    }

    /** Everything that is wrong with rules, with its place. */
    public List<Problem> problems() {
        return problems;
    }

    /** The files that held rules, or were found wanting, in the order of their names. */
    public List<String> files() {
        return files;
    }

    /** Ids of the rules that run, sorted. */
    public List<String> loaded() {
        return Stream.concat(
                        loaded.values().stream().flatMap(List::stream),
                        plan.correlations().stream().map(rule -> rule.info().key()))
                .sorted()
                .toList();
    }

    /** The reason by id of each rule that does not run. */
    public Map<String, String> inactive() {
        return inactive;
    }

    /** How many rules have to be worked out for every event. */
    public int unanchored() {
        return unanchored;
    }

    /** By detector, how many windows and values of correlations were forgotten at bounds, as of the end of a run. */
    public Map<String, Long> forgotten() {
        long windows = correlations == null ? 0 : correlations.forgotten();
        return windows == 0 ? Map.of() : Map.of(CorrelationDetector.ID, windows);
    }

    /** How often an expression gave up on a value. */
    public long gaveUp() {
        return detectors.stream().mapToLong(RuleDetector::gaveUp).sum();
    }

    /**
     * Ids of the rules whose logs never came, sorted.
     *
     * @param idle ids of the detectors that no event ever reached
     */
    public List<String> neverEvaluated(List<String> idle) {
        Set<String> never = new TreeSet<>();
        loaded.forEach((kind, keys) -> {
            if (idle.contains(RuleDetector.id(kind))) {
                never.addAll(keys);
            }
        });
        for (CorrelationRule correlation : plan.correlations()) {
            if (correlation.rules().stream()
                    .map(part -> part.rule().info().key())
                    .allMatch(key -> never.contains(key) || inactive.containsKey(key))) {
                never.add(correlation.info().key());
            }
        }
        return List.copyOf(never);
    }

    /** Whether a detector is made of rules. */
    public static boolean isOfRules(String id) {
        return id.equals(CorrelationDetector.ID)
                || Stream.of(Kind.values()).map(RuleDetector::id).anyMatch(id::equals);
    }
}

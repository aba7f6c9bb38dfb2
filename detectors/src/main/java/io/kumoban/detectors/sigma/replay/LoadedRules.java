package io.kumoban.detectors.sigma.replay;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.detectors.sigma.route.LogSourceRouter;
import io.kumoban.detectors.sigma.route.Route;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Row;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Rules that were read to be replayed: the detectors that they make, and of every other rule why it is not among them. */
public final class LoadedRules {
    private final List<RuleDetector<?>> detectors = new ArrayList<>();
    private final Map<Kind, List<String>> loaded = new EnumMap<>(Kind.class);
    private final Map<String, String> inactive = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> files;
    private final int unanchored;

    private LoadedRules(RuleSet set) {
        problems.addAll(set.problems());
        files = files(set);
        Set<String> silent = set.silent();
        Map<Kind, List<Route.InScope>> routes = new EnumMap<>(Kind.class);
        for (Route route : LogSourceRouter.route(set)) {
            String key = route.rule().info().key();
            switch (route) {
                case Route.OutOfScope(SigmaRule rule, String reason) -> inactive.put(key, reason);
                case Route.InScope inScope
                when silent.contains(key) -> inactive.put(key, "it only serves correlations, which are not replayed");
                case Route.InScope inScope ->
                    routes.computeIfAbsent(inScope.kind(), unused -> new ArrayList<>())
                            .add(inScope);
            }
        }
        for (CorrelationRule correlation : set.correlations()) {
            inactive.put(correlation.info().key(), "correlations are not replayed");
        }
        add(ApiCall.class, Kind.API_CALL, routes);
        add(Flow.class, Kind.FLOW, routes);
        add(DnsQuery.class, Kind.DNS_QUERY, routes);
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
     * @param paths files, folders with all {@code .yml} and {@code .yaml} files below them, and globs
     */
    public static LoadedRules read(List<String> paths, Placeholders placeholders) {
        return new LoadedRules(SigmaReader.read(paths, placeholders));
    }

    private <E extends Row> void add(Class<E> events, Kind kind, Map<Kind, List<Route.InScope>> routes) {
        List<Route.InScope> ofKind = routes.getOrDefault(kind, List.of());
        if (ofKind.isEmpty()) {
            return;
        }
        RuleDetector<E> detector = new RuleDetector<>(events, kind, ofKind);
        problems.addAll(detector.engine().problems());
        detectors.add(detector);
        loaded.put(kind, ofKind.stream().map(route -> route.rule().info().key()).toList());
    }

    private static List<String> files(RuleSet set) {
        TreeSet<String> files = new TreeSet<>();
        set.rules().forEach(rule -> files.add(rule.place().file()));
        set.correlations().forEach(rule -> files.add(rule.place().file()));
        set.filters().forEach(filter -> files.add(filter.place().file()));
        set.problems().forEach(problem -> files.add(problem.place().file()));
        return List.copyOf(files);
    }

    /** One detector for each family of logs that rules are about. */
    public List<Detector<?, ?>> detectors() {
        return List.copyOf(detectors);
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
        return loaded.values().stream().flatMap(List::stream).sorted().toList();
    }

    /** The reason by id of each rule that does not run. */
    public Map<String, String> inactive() {
        return inactive;
    }

    /** How many rules have to be worked out for every event. */
    public int unanchored() {
        return unanchored;
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
        return loaded.entrySet().stream()
                .filter(ofKind -> idle.contains(RuleDetector.id(ofKind.getKey())))
                .map(Map.Entry::getValue)
                .flatMap(List::stream)
                .sorted()
                .toList();
    }

    /** Whether a detector is made of rules. */
    public static boolean isOfRules(String id) {
        return Stream.of(Kind.values()).map(RuleDetector::id).anyMatch(id::equals);
    }
}

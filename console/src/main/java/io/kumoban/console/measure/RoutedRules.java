package io.kumoban.console.measure;

import io.kumoban.detectors.sigma.replay.RowEngine;
import io.kumoban.detectors.sigma.route.LogSourceRouter;
import io.kumoban.detectors.sigma.route.Route;
import io.kumoban.detectors.sigma.rule.Problem;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.RuleSettings;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of a set about single events, compiled by the families of logs that their log sources name, as in a replay.
 *
 * @param engines      of the families that any rule is about
 * @param outOfScope   how many rules are about logs that are not read here
 * @param off          how many rules are switched off
 * @param correlations how many correlations were left out
 */
public record RoutedRules(Map<Kind, RowEngine> engines, int outOfScope, int off, int correlations) {
    public RoutedRules {
        engines = new EnumMap<>(engines);
    }

    /** Compiles the rules of a set that are not switched off. */
    public static RoutedRules of(RuleSet set, RuleSettings settings) {
        Map<Kind, List<Route.InScope>> routes = new EnumMap<>(Kind.class);
        int outOfScope = 0;
        int off = 0;
        for (Route route : LogSourceRouter.route(set)) {
            if (settings.off(route.rule().info()).isPresent()) {
                off++;
                continue;
            }
            switch (route) {
                case Route.OutOfScope unused -> outOfScope++;
                case Route.InScope inScope ->
                    routes.computeIfAbsent(inScope.kind(), unused -> new ArrayList<>())
                            .add(inScope);
            }
        }
        Map<Kind, RowEngine> engines = new EnumMap<>(Kind.class);
        routes.forEach((kind, ofKind) -> engines.put(kind, RowEngine.compile(kind, ofKind)));
        return new RoutedRules(engines, outOfScope, off, set.correlations().size());
    }

    /** How many rules are matched with events. */
    public int count() {
        return engines.values().stream()
                .mapToInt(engine -> engine.rules().size())
                .sum();
    }

    /** Rules that never match, since a test in them cannot be worked out. */
    public List<Problem> problems() {
        return engines.values().stream()
                .flatMap(engine -> engine.problems().stream())
                .toList();
    }

    /** What rows must hold besides the standard fields. */
    public Set<Field> fields() {
        Set<Field> fields = new HashSet<>();
        engines.values().forEach(engine -> fields.addAll(engine.fields()));
        for (Collection<Field> standard : List.of(ApiCall.STANDARD, Flow.STANDARD, DnsQuery.STANDARD)) {
            fields.removeAll(new HashSet<>(standard));
        }
        return fields;
    }
}

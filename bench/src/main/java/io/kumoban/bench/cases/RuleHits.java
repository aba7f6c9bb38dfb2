package io.kumoban.bench.cases;

import io.kumoban.detectors.sigma.SigmaEngine;
import io.kumoban.detectors.sigma.SigmaMatcher;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.replay.LoadedRules;
import io.kumoban.detectors.sigma.replay.ShippedRules;
import io.kumoban.detectors.sigma.route.LogSourceRouter;
import io.kumoban.detectors.sigma.route.Route;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.MatchingRule;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rules hit which records. Rules about single calls are tried on each record; correlations are replayed, and hit the
 * records that their findings show.
 */
final class RuleHits {
    private final List<String> paths;
    private final SigmaEngine engine;
    private final List<MatchingRule> rules = new ArrayList<>();
    private final Map<String, MatchingRule> correlations = new HashMap<>();
    private final Map<List<String>, Map<String, Set<MatchingRule>>> known = new HashMap<>();

    /** Rules of these paths, as far as they are about CloudTrail. */
    RuleHits(List<String> paths) {
        this.paths = paths;
        RuleSet set = ShippedRules.read(paths, Placeholders.NONE);
        Set<String> silent = set.silent();
        List<Route.InScope> routes = LogSourceRouter.route(set).stream()
                .filter(Route.InScope.class::isInstance)
                .map(Route.InScope.class::cast)
                .filter(route -> route.kind() == Kind.API_CALL)
                .filter(route -> !silent.contains(route.rule().info().key()))
                .toList();
        engine = SigmaEngine.compile(
                routes.stream().map(Route.InScope::rule).toList(),
                routes.stream().map(Route.InScope::predicate).toList());
        rules.addAll(engine.rules());
        Set<String> loaded =
                Set.copyOf(LoadedRules.read(paths, Placeholders.NONE).loaded());
        for (CorrelationRule correlation : set.correlations()) {
            String key = correlation.info().key();
            if (loaded.contains(key) && !silent.contains(key)) {
                correlations.put(key, correlation);
                rules.add(correlation);
            }
        }
    }

    /** All rules that may speak, in the order in which they were read; correlations last. */
    List<MatchingRule> rules() {
        return rules;
    }

    /** By event id the rules that hit a record of a recording. */
    Map<String, Set<MatchingRule>> of(List<String> recording) {
        return known.computeIfAbsent(recording, this::find);
    }

    private Map<String, Set<MatchingRule>> find(List<String> recording) {
        Map<String, Set<MatchingRule>> hits = new LinkedHashMap<>();
        SigmaMatcher matcher = engine.matcher();
        for (String record : recording) {
            int count = matcher.match(record.getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < count; i++) {
                String id = Json.read(record).path("eventID").asString("");
                hits.computeIfAbsent(id, unused -> new LinkedHashSet<>()).add(matcher.rule(i));
            }
        }
        if (!correlations.isEmpty()) {
            correlate(recording, hits);
        }
        return hits;
    }

    private void correlate(List<String> recording, Map<String, Set<MatchingRule>> hits) {
        List<Detector<?, ?>> detectors =
                LoadedRules.read(paths, Placeholders.NONE).detectors();
        for (Finding finding : Harness.of(detectors.toArray(Detector<?, ?>[]::new))
                .feed(recording)
                .findings()) {
            MatchingRule rule = correlations.get(String.valueOf(finding.detail().get("rule")));
            if (rule != null) {
                finding.evidence()
                        .forEach(event -> hits.computeIfAbsent(
                                        CaseReplay.eventId(event), unused -> new LinkedHashSet<>())
                                .add(rule));
            }
        }
    }
}

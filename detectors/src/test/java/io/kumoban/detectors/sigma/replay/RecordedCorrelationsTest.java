package io.kumoban.detectors.sigma.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.event.JsonEvent;
import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.oracle.CorrelationOracle;
import io.kumoban.detectors.sigma.oracle.CorrelationOracle.Timed;
import io.kumoban.detectors.sigma.plan.RealRecords;
import io.kumoban.detectors.sigma.read.ReadingOptions;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Signal;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.testing.ExternalData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Published and shipped correlations over recorded attacks: findings are raised at moments that the oracle names, in
 * whatever order the records come.
 */
class RecordedCorrelationsTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 20260302})
    void findingsAreRaisedWhereTheOracleSaysThatCorrelationsHold(long shuffled) {
        List<String> records = new ArrayList<>(RealRecords.of("cloudtrail-invictus", "cloudtrail-stratus"));
        if (shuffled != 0) {
            Collections.shuffle(records, new Random(shuffled));
        }
        String published = ExternalData.named("sigma-suzaku").toString();
        List<String> paths = List.of(published, "builtin", "first-seen");
        Harness.Outcome outcome = Harness.of(
                        LoadedRules.read(paths, Placeholders.NONE).detectors().toArray(Detector<?, ?>[]::new))
                .feed(records)
                .run();
        List<Evidence> stream = outcome.signals().stream()
                .filter(Signal::isMatch)
                .map(Signal::evidence)
                .toList();
        CorrelationOracle oracle = oracle(stream, records);
        Set<String> held = new TreeSet<>();

        for (CorrelationRule rule : spoken(published)) {
            List<String> moments = oracle.matches(rule).stream()
                    .map(match -> stream.get(match.event()).id())
                    .toList();
            List<String> raised = outcome.findings().stream()
                    .filter(finding -> rule.info().key().equals(finding.detail().get("rule")))
                    .map(finding -> finding.primary().id())
                    .toList();
            assertThat(moments).as(rule.info().title()).containsAll(raised);
            assertThat(raised.stream().findFirst())
                    .as(rule.info().title())
                    .isEqualTo(moments.stream().findFirst());
            if (!raised.isEmpty()) {
                held.add(rule.info().title());
            }
        }
        assertThat(held).contains("Many secrets read by one identity", "User created, given a key and rights");
        assertThat(held).hasSizeGreaterThanOrEqualTo(5);
    }

    private static List<CorrelationRule> spoken(String published) {
        Map<String, String> texts = new HashMap<>();
        ShippedRules.names()
                .forEach(name -> texts.put(name, ShippedRules.text(name).orElseThrow()));
        RuleSet rules = SigmaReader.read(texts, List.of(published), ReadingOptions.NONE);
        Set<String> silent = rules.silent();
        return rules.correlations().stream()
                .filter(rule -> !silent.contains(rule.info().key()))
                .toList();
    }

    /** The records that fit any rule of a correlation, in the order of the stream. */
    private static CorrelationOracle oracle(List<Evidence> stream, List<String> records) {
        Map<String, MapEvent> byId = new HashMap<>();
        for (String record : records) {
            String id = Json.mapper().readTree(record).path("eventID").asString();
            byId.put(id, new MapEvent(JsonEvent.parse(record)));
        }
        List<Timed> events = new ArrayList<>();
        for (Evidence event : stream) {
            MapEvent view = byId.get(event.field(ApiCall.EVENT_ID));
            assertThat(view).isNotNull();
            events.add(new Timed(event.time(), view));
        }
        return new CorrelationOracle(events);
    }
}

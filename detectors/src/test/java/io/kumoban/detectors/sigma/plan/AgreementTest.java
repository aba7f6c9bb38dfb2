package io.kumoban.detectors.sigma.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.detectors.sigma.SigmaEngine;
import io.kumoban.detectors.sigma.SigmaMatcher;
import io.kumoban.detectors.sigma.event.EventView;
import io.kumoban.detectors.sigma.event.JsonEvent;
import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.oracle.Oracle;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The compiled plan finds what the oracle finds, which tries every rule on every event: no match lost, none invented. */
class AgreementTest {
    /** Of so many events one is tried with all rules by the oracle, which is slow. */
    private static final int FULL = 397;

    @Test
    void everyPublishedRuleIsFoundInEventsThatAreMadeOfIt() {
        List<SigmaRule> rules = PublishedRules.all();
        SigmaEngine engine = SigmaEngine.compile(rules);
        assertThat(engine.problems()).isEmpty();
        SigmaMatcher matcher = engine.matcher();
        Random random = new Random(7);
        int events = 0;
        int held = 0;
        for (int target = 0; target < rules.size(); target++) {
            SigmaRule rule = rules.get(target);
            for (int i = 0; i < 2; i++) {
                String json = new EventMaker(random).make(rule.predicate());
                Set<Integer> expected = check(matcher, rules, json, target, events++ % FULL == 0);
                held += expected.contains(target) ? 1 : 0;
            }
        }
        assertThat(held).as("events that their own rule holds for").isGreaterThan(events / 2);
    }

    @Test
    void everyRealRecordMatchesTheSameRules() {
        List<SigmaRule> rules = PublishedRules.all();
        SigmaMatcher matcher = SigmaEngine.compile(rules).matcher();
        int events = 0;
        for (String json : RealRecords.all()) {
            check(matcher, rules, json, -1, events++ % FULL == 0);
        }
        assertThat(events).isGreaterThan(1000);
    }

    @Test
    void everyPublishedRuleIsWorkedOutOnEveryRecordOfTheDataSets() {
        SigmaMatcher matcher = SigmaEngine.compile(PublishedRules.all()).matcher();
        int events = 0;
        int matches = 0;
        for (String json : RealRecords.withoutLimit()) {
            int count = matcher.match(json.getBytes(StandardCharsets.UTF_8));
            assertThat(count).as(json).isNotNegative();
            events++;
            matches += count;
        }
        assertThat(events).isGreaterThan(50_000);
        assertThat(matches).isPositive();
        assertThat(matcher.gaveUp()).as("values on which an expression gave up").isZero();
    }

    /** The rules that were found, each confirmed by the oracle, and none missing of those that it was asked for. */
    private static Set<Integer> check(
            SigmaMatcher matcher, List<SigmaRule> rules, String json, int target, boolean full) {
        EventView view = new MapEvent(JsonEvent.parse(json));
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Set<Integer> found = found(matcher, matcher.match(bytes, 0, bytes.length));
        for (int rule = 0; rule < rules.size(); rule++) {
            if (full || rule == target || found.contains(rule)) {
                assertThat(found.contains(rule))
                        .as("%s on %s", rules.get(rule).place(), json)
                        .isEqualTo(Oracle.holds(rules.get(rule).predicate(), view));
            }
        }
        assertThat(found(matcher, matcher.match(view))).as(json).isEqualTo(found);
        return found;
    }

    private static Set<Integer> found(SigmaMatcher matcher, int count) {
        assertThat(count).as(matcher.outcome().toString()).isNotNegative();
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            found.add(matcher.ruleIndex(i));
        }
        assertThat(found).isSorted().doesNotHaveDuplicates();
        return new HashSet<>(found);
    }
}

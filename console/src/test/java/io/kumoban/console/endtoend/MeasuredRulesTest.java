package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.console.measure.MeasureProgress;
import io.kumoban.console.measure.RoutedRules;
import io.kumoban.console.measure.RuleBench;
import io.kumoban.console.measure.RuleFigures;
import io.kumoban.console.rules.EventFile;
import io.kumoban.detectors.sigma.SigmaEngine;
import io.kumoban.detectors.sigma.SigmaMatcher;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.RuleSettings;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.testing.ExternalData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published rules are measured with the hits that they have on the records themselves. */
class MeasuredRulesTest {
    @TempDir
    Path work;

    @Test
    void hitsAreThoseOnTheRecordsAndNoneIsWithoutBeingWorkedOut() throws IOException {
        Path logs = ExternalData.named("cloudtrail-invictus/CloudTrail");
        RuleSet rules = SigmaReader.read(
                List.of(ExternalData.named("sigma/rules/cloud/aws").toString()), Placeholders.NONE);

        RuleBench bench = RuleBench.of(
                RoutedRules.of(rules, RuleSettings.NONE),
                Duration.ZERO,
                ReplayOptions.of(List.of(logs.toString()), work),
                Assets.NONE,
                0.01,
                new Silence());

        Map<String, Long> measured = new TreeMap<>();
        for (RuleFigures rule : bench.rules()) {
            measured.put(rule.rule().info().key(), rule.hits());
            assertThat(rule.tried()).isGreaterThanOrEqualTo(rule.hits());
        }
        assertThat(measured).hasSizeGreaterThan(40).isEqualTo(matched(rules, logs));
        assertThat(measured.values().stream().mapToLong(Long::longValue).sum()).isGreaterThan(10);
    }

    private static Map<String, Long> matched(RuleSet rules, Path logs) throws IOException {
        SigmaMatcher matcher = SigmaEngine.compile(rules).matcher();
        Map<String, Long> hits = new TreeMap<>();
        rules.rules().forEach(rule -> hits.put(rule.info().key(), 0L));
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".gz")).toList()) {
                new EventFile(file.toString(), unused -> {}).read((index, bytes, from, to) -> {
                    int count = matcher.match(bytes, from, to);
                    for (int i = 0; i < count; i++) {
                        hits.merge(matcher.rule(i).info().key(), 1L, Long::sum);
                    }
                });
            }
        }
        return hits;
    }

    private static final class Silence implements MeasureProgress {
        @Override
        public void reading(AtomicLong events) {}

        @Override
        public void measuring(double share) {}
    }
}

package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.console.endtoend.WholeRun.Result;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.replay.LoadedRules;
import io.kumoban.engine.pipeline.RunAccount;
import io.kumoban.engine.testing.ExternalData;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All public rules over all real logs: the run comes to its end, and its account adds up. */
class RealRecordsAndRulesTest {
    private static final List<String> LOGS = List.of(
            "cloudtrail-invictus/CloudTrail",
            "cloudtrail-stratus",
            "cloudtrail-traildiscover/events",
            "cloudtrail-delivery",
            "flow-ctu",
            "zeek-apt29",
            "zeek-beacon",
            "zeek-variants",
            "zeek-wrccdc");

    @TempDir
    Path folder;

    @Test
    void everyPublicRuleRunsOverEveryRealRecord() {
        List<String> collections = Stream.of("sigma", "sigma-suzaku")
                .map(name -> ExternalData.named(name).toString())
                .toList();
        List<String> logs =
                LOGS.stream().map(name -> ExternalData.named(name).toString()).toList();
        LoadedRules rules = LoadedRules.read(collections, Placeholders.NONE);

        Result result = WholeRun.of(folder.resolve("run"), rules.detectors())
                .withoutUpdates()
                .read(logs);

        RunAccount account = result.summary().account();
        assertThat(account.addsUp()).isTrue();
        assertThat(account.processed()).isGreaterThan(100_000);
        assertThat(rules.loaded()).hasSizeGreaterThan(800);
        assertThat(rules.gaveUp()).as("values on which an expression gave up").isZero();
        assertThat(result.raised())
                .anyMatch(type -> type.contains("Sigma:CloudTrail/"))
                .anyMatch(type -> type.contains("Sigma:DNS/"));
    }
}

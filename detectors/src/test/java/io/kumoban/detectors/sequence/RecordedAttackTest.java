package io.kumoban.detectors.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.testing.ExternalData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All registered detectors on the recording of a red team's hour in one account, with the account's own noise. */
class RecordedAttackTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void onlyTheRedTeamsUserHasAnAttackSequence() throws IOException {
        Detector<?, ?>[] registered = ServiceLoader.load(Detector.class).stream()
                .map(ServiceLoader.Provider::get)
                .toArray(Detector[]::new);
        List<Finding> findings =
                Harness.of(registered).learn(Duration.ofDays(7)).feed(records()).findings();
        assertThat(findings.stream()
                        .filter(finding -> finding.type().equals(AttackSequence.TYPE))
                        .map(Finding::resource)
                        .distinct())
                .singleElement()
                .asString()
                .endsWith(":user/bert-jan");
        assertThat(findings)
                .noneSatisfy(finding -> assertThat(finding.resource()).endsWith(":user/benjamin"));
    }

    private static List<String> records() throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(ExternalData.named("cloudtrail-invictus"))) {
            files = tree.filter(file -> file.toString().endsWith(".json.gz"))
                    .sorted()
                    .toList();
        }
        Set<String> seen = new HashSet<>();
        List<String> records = new ArrayList<>();
        for (Path file : files) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                for (JsonNode node : JSON.readTree(in).get("Records")) {
                    if (seen.add(node.get("eventID").asString())) {
                        records.add(node.toString());
                    }
                }
            }
        }
        return records;
    }
}

package io.kumoban.console.endtoend;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.finding.Aggregate;
import io.kumoban.engine.finding.AggregationKey;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.finding.FindingJson;
import io.kumoban.engine.finding.FindingType;
import io.kumoban.engine.finding.FindingTypes;
import io.kumoban.engine.finding.Samples;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.sample.SampleFindings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Findings of every kind that there is: those of the stream in which every detector finds something, every sample, and
 * two made by hand with all that an anomaly and a sequence can tell.
 */
final class PublishedFindings {
    private PublishedFindings() {}

    /** Writes a run into a folder and reads its findings back. */
    static List<JsonNode> write(Path folder) {
        List<JsonNode> findings = new ArrayList<>();
        EveryDetectorStream stream = Streams.everyDetector();
        WholeRun.Result result = WholeRun.into(folder)
                .knowing(stream.intelligence(), stream.context())
                .read(stream.logs());
        try (Stream<String> lines = Files.lines(result.outputs().findings())) {
            lines.map(Json::read).forEach(findings::add);
        } catch (IOException e) {
            throw new UncheckedIOException("the findings cannot be read back", e);
        }
        SampleFindings samples = new SampleFindings("123456789012", "us-east-1", Samples.MORNING);
        FindingTypes.of(FindingType.Status.ACTIVE).forEach(type -> findings.add(samples.of(type)));
        findings.add(document(Samples.anomaly(Samples.MORNING)));
        findings.add(sequence());
        return findings;
    }

    /** A finding with all that a sequence can tell. */
    static ObjectNode sequence() {
        return document(Samples.sequence(Samples.MORNING));
    }

    private static ObjectNode document(Finding finding) {
        String id = AggregationKey.of(finding).id(0);
        long time = finding.time();
        return new FindingJson(Assets.NONE).document(finding, new Aggregate(id, 1, time, time, time, time, true));
    }
}

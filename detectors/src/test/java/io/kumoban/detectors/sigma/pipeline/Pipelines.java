package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.SigmaEngine;
import io.kumoban.detectors.sigma.event.JsonEvent;
import io.kumoban.detectors.sigma.event.MapEvent;
import io.kumoban.detectors.sigma.oracle.Oracle;
import io.kumoban.detectors.sigma.read.ReadingOptions;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Small pipelines and rules for tests. */
final class Pipelines {
    private Pipelines() {}

    /** A pipeline of transformations that are written in flow style, one a text. */
    static Pipeline of(String... transformations) {
        StringBuilder text = new StringBuilder("name: test\npriority: 10\ntransformations:\n");
        for (String each : transformations) {
            text.append("  - ").append(each).append('\n');
        }
        return read(text.toString());
    }

    /** Pipelines of whole files. */
    static Pipeline read(String... texts) {
        List<Path> files = new ArrayList<>();
        try {
            for (String text : texts) {
                Path file = Files.createTempFile("pipeline", ".yml");
                file.toFile().deleteOnExit();
                files.add(Files.writeString(file, text));
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("a pipeline cannot be written", unwritable);
        }
        return Pipeline.read(files);
    }

    /** A rule about CloudTrail with this detection, through a pipeline. */
    static RuleSet rule(Pipeline pipeline, String detection) {
        return set(pipeline, """
            title: Tried
            id: 99999999-1111-2222-3333-444444444444
            level: high
            status: test
            tags: [attack.t1562]
            fields: [eventName, other]
            logsource: {product: aws, service: cloudtrail}
            detection: %s
            """.formatted(detection));
    }

    static RuleSet set(Pipeline pipeline, String rules) {
        return SigmaReader.read("rules.yml", rules, ReadingOptions.NONE.through(pipeline));
    }

    /** Whether the only rule of a set holds for an event, by the oracle and by the compiled plan alike. */
    static boolean holds(RuleSet set, String event) {
        if (!set.problems().isEmpty()) {
            throw new AssertionError(set.problems().toString());
        }
        SigmaRule rule = set.rules().getFirst();
        boolean oracle = Oracle.holds(rule.predicate(), new MapEvent(JsonEvent.parse(event)));
        boolean plan = SigmaEngine.compile(set).matcher().match(event.getBytes(StandardCharsets.UTF_8)) == 1;
        if (oracle != plan) {
            throw new AssertionError("the oracle says " + oracle + ", the plan " + plan);
        }
        return oracle;
    }
}

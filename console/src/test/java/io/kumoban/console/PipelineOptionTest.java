package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processing pipelines, as the command line has them. */
class PipelineOptionTest {
    @TempDir
    Path folder;

    private Path logs;
    private Path rules;
    private Path pipeline;

    @BeforeEach
    void writeALogARuleAndAPipeline() throws IOException {
        logs = new Logs().stopsTrail("2026-03-01T12:00:00Z", "a", "ann").write(folder.resolve("log.json"));
        rules = Files.writeString(folder.resolve("stopped.yml"), """
            title: Trail stopped
            logsource: {product: elsewhere}
            detection: {s: {event.action: StopLogging}, condition: s}
            """);
        pipeline = Files.writeString(folder.resolve("names.yml"), """
            name: names of another product
            priority: 10
            transformations:
              - {type: field_name_mapping, mapping: {event.action: eventName}}
              - {type: change_logsource, product: aws, service: cloudtrail}
            finalizers: [{type: concat}]
            """);
    }

    @Test
    void aReplayReadsRulesThroughPipelinesAndCanBeRepeated() throws IOException {
        Session session = replay();

        assertThat(session.code()).as(session.err()).isZero();
        assertThat(session.err()).contains("names.yml:6:", "'finalizers' is passed over");
        assertThat(folder.resolve("run/findings.jsonl")).content().contains("Sigma:CloudTrail/TrailStopped");
        assertThat(folder.resolve("run/run.json")).content().contains("names.yml");
        assertThat(Session.piped("reproduce", folder.resolve("run").toString()).code())
                .isZero();

        Files.writeString(pipeline, Files.readString(pipeline).replace("priority: 10", "priority: 11"));
        Session changed = Session.piped("reproduce", folder.resolve("run").toString());
        assertThat(changed.code()).isEqualTo(3);
        assertThat(changed.out() + changed.err()).contains("names.yml");
    }

    @Test
    void resumingWithAnotherPipelineIsWrongUsage() throws IOException {
        String checkpoints = folder.resolve("checkpoints").toString();
        assertThat(replay("--checkpoint", checkpoints).code()).isZero();
        Files.writeString(pipeline, Files.readString(pipeline).replace("priority: 10", "priority: 11"));

        Session session = replay("--checkpoint", checkpoints, "--resume");

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("pipeline");
    }

    @Test
    void theWorkbenchReadsRulesThroughPipelines() throws IOException {
        Path events = Files.writeString(folder.resolve("events.jsonl"), "{\"eventName\": \"StopLogging\"}\n");
        Session match = Session.piped(
                "rules",
                "match",
                rules.toString(),
                "--pipeline",
                pipeline.toString(),
                "--events",
                events.toString(),
                "--format",
                "jsonl");
        Session list = Session.piped("rules", "list", rules.toString(), "--pipeline", pipeline.toString());
        Session explain = Session.piped("rules", "explain", rules.toString(), "--pipeline", pipeline.toString());

        assertThat(match.out()).contains("\"event\":0");
        assertThat(list.out()).contains("service cloudtrail");
        assertThat(explain.out()).contains("eventName").doesNotContain("event.action");
        assertThat(Session.piped("rules", "lint", rules.toString(), "--pipeline", pipeline.toString())
                        .out())
                .doesNotContain("out-of-scope");
    }

    @Test
    void mistakesInAPipelineAreWrongUsage() throws IOException {
        Files.writeString(pipeline, "transformations: [{id: q, type: nonsense}]\n");
        Session session = replay();

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("names.yml:1:19", "'q' (nonsense)");
        assertThat(Session.piped("replay", logs.toString(), "--pipeline", pipeline.toString())
                        .code())
                .isEqualTo(2);
        assertThat(Session.piped("rules", "list", rules.toString(), "--pipeline", "no-such-file")
                        .code())
                .isEqualTo(2);
    }

    private Session replay(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "replay",
                logs.toString(),
                "--rules",
                rules.toString(),
                "--pipeline",
                pipeline.toString(),
                "--out",
                folder.resolve("run").toString()));
        arguments.addAll(List.of(more));
        return Session.piped(arguments.toArray(String[]::new));
    }
}

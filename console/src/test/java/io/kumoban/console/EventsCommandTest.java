package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventsCommandTest {
    @TempDir
    Path folder;

    private Path log = Path.of("");

    @BeforeEach
    void threeCallsOutOfOrder() {
        log = new Logs()
                .stopsTrail("2026-03-01T12:30:00Z", "e3", "ann")
                .call("2026-03-01T12:00:00Z", "e1", "ben\\u001b[2J", "ec2.amazonaws.com", "DescribeInstances")
                .call("2026-03-01T12:29:00Z", "e2", "ann", "ec2.amazonaws.com", "DescribeInstances")
                .write(folder.resolve("calls.json"));
    }

    @Test
    void eventsComeInOrderWhateverTheFile() {
        assertThat(events("--format", "jsonl"))
                .extracting(event -> event.path("id").asString())
                .containsExactly("111122223333/e1", "111122223333/e2", "111122223333/e3");
    }

    @Test
    void aLineTellsTimeKindFieldsAndPlace() {
        JsonNode last = events("--format", "jsonl").getLast();
        assertThat(last.path("time").asString()).isEqualTo("2026-03-01T12:30:00Z");
        assertThat(last.path("kind").asString()).isEqualTo("apiCall");
        assertThat(last.path("fields").path("eventName").asString()).isEqualTo("StopLogging");
        assertThat(last.path("locator").path("file").asString()).endsWith("calls.json");
        assertThat(last.path("locator").path("offset").asLong()).isPositive();
    }

    @Test
    void conditionsMustAllHold() {
        assertThat(events("--format", "jsonl", "--where", "eventName=DescribeInstances"))
                .hasSize(2);
        assertThat(events(
                        "--format",
                        "jsonl",
                        "--where",
                        "eventName=DescribeInstances",
                        "--where",
                        "userIdentity.userName=ann"))
                .hasSize(1);
        assertThat(events("--format", "jsonl", "--where", "requestParameters.name=main"))
                .hasSize(3);
        assertThat(events("--format", "jsonl", "--where", "noSuchField=1")).isEmpty();
    }

    @Test
    void furtherFieldsAreShownWhenAskedFor() {
        assertThat(events("--format", "jsonl").getFirst().path("fields").has("requestParameters.name"))
                .isFalse();
        assertThat(events("--format", "jsonl", "--fields", "requestParameters.name")
                        .getFirst()
                        .path("fields")
                        .path("requestParameters.name")
                        .asString())
                .isEqualTo("main");
    }

    @Test
    void limitsAndTimesNarrowTheView() {
        assertThat(events("--format", "jsonl", "--limit", "2")).hasSize(2);
        assertThat(events("--format", "jsonl", "--from", "2026-03-01T12:10:00Z", "--to", "2026-03-01T12:30:00Z"))
                .hasSize(1);
    }

    @Test
    void theTextIsSafeToShow() {
        Session session = Session.piped("events", log.toString());
        assertThat(session.code()).isZero();
        assertThat(session.out())
                .contains("2026-03-01 12:30:00", "StopLogging of cloudtrail.amazonaws.com", "111122223333/e3")
                .contains("\\x1b[2J")
                .doesNotContain("\u001b");
    }

    @Test
    void theSurroundingsOfAFindingAreShownWithItsEventsMarked() {
        Path run = folder.resolve("run");
        Session.piped("replay", log.toString(), "--out", run.toString(), "--quiet");
        String id = JsonMapper.shared()
                .readTree(Session.piped("findings", "list", "--run", run.toString(), "--format", "jsonl")
                        .outLines()
                        .getFirst())
                .path("id")
                .asString();
        List<JsonNode> around = events("--format", "jsonl", "--around", id, "--run", run.toString());
        assertThat(around)
                .extracting(event -> event.path("id").asString())
                .containsExactly("111122223333/e2", "111122223333/e3");
        assertThat(around)
                .extracting(event -> event.path("marked").asBoolean(false))
                .containsExactly(false, true);
    }

    @Test
    void aMissingPathEndsInThree() {
        Session session = Session.piped("events", folder.resolve("nowhere").toString());
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err()).contains("nowhere").hasLineCount(1);
    }

    private List<JsonNode> events(String... more) {
        List<String> arguments = new ArrayList<>(List.of("events", log.toString()));
        arguments.addAll(List.of(more));
        return Session.piped(arguments.toArray(String[]::new)).outLines().stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }
}

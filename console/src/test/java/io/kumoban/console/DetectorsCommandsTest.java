package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DetectorsCommandsTest {
    @TempDir
    Path folder;

    @Test
    void whySaysWhichDetectorCameNear() {
        Session session = Session.piped(
                "detectors", "why", "--run", SampleRun.write(folder).toString());
        assertThat(session.code()).isZero();
        assertThat(session.outLines())
                .anySatisfy(line -> assertThat(line).contains("port-scan", "ports", "45", "50", "90%", "scan-event"));
    }

    @Test
    void whySaysWhatKeptDetectorsSilent() {
        String out = Session.piped(
                        "detectors", "why", "--run", SampleRun.write(folder).toString())
                .out();
        assertThat(out.lines())
                .anySatisfy(line -> assertThat(line).contains("tor-caller", "inactive: needs the list tor-ips"))
                .anySatisfy(line -> assertThat(line).contains("first-api", "learned at 120 events", "--learn"))
                .anySatisfy(line -> assertThat(line).contains("beacon", "no event reached it"));
    }

    @Test
    void whyCanBeAskedOfOneDetector() {
        String run = SampleRun.write(folder).toString();
        assertThat(Session.piped("detectors", "why", "beacon", "--run", run).out())
                .contains("beacon")
                .doesNotContain("port-scan", "tor-caller");
        assertThat(Session.piped("detectors", "why", "unheard-of", "--run", run).err())
                .contains("unheard-of");
    }

    @Test
    void whyWithoutARunEndsInThree() {
        Session session = Session.piped(
                "detectors", "why", "--run", folder.resolve("none").toString());
        assertThat(session.code()).isEqualTo(3);
        assertThat(session.err()).hasLineCount(1);
    }

    @Test
    void everyDetectorInTheListCanBeShown() {
        JsonNode list = JsonMapper.shared()
                .readTree(Session.piped("detectors", "list", "--format", "json").out());
        assertThat(list.isArray()).isTrue();
        for (JsonNode detector : list) {
            String id = detector.path("id").asString();
            Session session = Session.piped("detectors", "show", id);
            assertThat(session.code()).as(id).isZero();
            assertThat(session.out()).as(id).contains(id, "What", "Normally", "Then check", "Mistaken for");
        }
    }

    @Test
    void aDetectorShowsItsOwnFieldsAndNotThoseOfAllEvidence() {
        assertThat(Session.piped("detectors", "show", "password-policy-weakened")
                        .out())
                .contains("requestParameters.minimumPasswordLength")
                .doesNotContain("requestParameters.functionName");
    }

    @Test
    void theTableHasALineForEachDetector() {
        JsonNode list = JsonMapper.shared()
                .readTree(Session.piped("detectors", "list", "--format", "json").out());
        assertThat(Session.piped("detectors", "list").outLines()).hasSize(list.size() + 1);
    }

    @Test
    void aDetectorThatDoesNotExistIsWrongUsage() {
        Session session = Session.piped("detectors", "show", "no-such-detector");
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("no-such-detector", "detectors list");
    }

    @Test
    void aPluginThatIsNoJarIsWrongUsage() {
        Session session = Session.piped("detectors", "list", "--plugins", "no-such.jar");
        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("no-such.jar").hasLineCount(1);
    }
}

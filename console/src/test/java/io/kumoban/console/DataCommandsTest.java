package io.kumoban.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.scenario.file.Scenarios;
import io.kumoban.engine.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DataCommandsTest {
    @TempDir
    Path folder;

    @Test
    void allScenariosAreListed() {
        Session session = Session.piped("data", "scenarios");

        assertThat(session.code()).isZero();
        Scenarios.names().forEach(name -> assertThat(session.out()).contains(name));
        assertThat(session.err()).contains(Scenarios.names().size() + " scenarios");
    }

    @Test
    void oneScenarioIsToldWithItsStoryStepsTechniquesAndTypes() {
        Session session = Session.piped("data", "scenarios", "leaked-access-key", "--stealth", "2");

        assertThat(session.code()).isZero();
        assertThat(session.out())
                .contains("public repository", "T1078.004", "Stealth 2", "Persistence:IAMUser/AnomalousBehavior")
                .contains("create the user ${newcomer} as victim from the owner's own place");
    }

    @Test
    void theListIsThereForProgramsToo() {
        JsonNode list =
                Json.read(Session.piped("data", "scenarios", "--format", "json").out());

        assertThat(list.size()).isEqualTo(Scenarios.names().size());
        assertThat(list.get(0).get("levels").size()).isEqualTo(3);
        assertThat(list.get(0).get("levels").get(0).get("expectedTypes").size()).isPositive();
    }

    @Test
    void aMisspeltNameIsToldWithTheNearest() {
        Session session = Session.piped("data", "scenarios", "leaked-acces-key");

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("did you mean 'leaked-access-key'?");
    }

    @Test
    void aLevelThatIsNotThereIsRefused() {
        Session session = Session.piped("data", "scenarios", "leaked-access-key", "--stealth", "7");

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("0 to 2");
    }

    @Test
    void aFileOfOnesOwnIsCheckedWithLineNumbers() throws Exception {
        Path mine = folder.resolve("mine.yaml");
        Files.writeString(mine, "name: mine\ntitle: Mine\nstory: Mine.\nstealth:\n  - says: Loud.\nstep: []\n");
        Session session = Session.piped("data", "scenarios", mine.toString());

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("mine.yaml:6:1", "did you mean 'steps'?");
    }

    @Test
    void aScenarioIsPlayedAndItsCommandToReplayFindsIt() {
        Path out = folder.resolve("played");
        Session play = Session.piped("data", "play", "evasion-password-policy", "--out", out.toString());

        assertThat(play.code()).isZero();
        assertThat(play.out()).contains("evasion-password-policy, stealth 0", "kumoban replay ", "--intel");
        assertThat(out.resolve("truth.jsonl"))
                .content()
                .contains("\"scenario\":\"evasion-password-policy\"", "Stealth:IAMUser/PasswordPolicyChange");

        Session replay = Session.piped(
                "replay",
                out.resolve("AWSLogs").toString(),
                "--context",
                out.resolve("context.yaml").toString(),
                "--intel",
                out.resolve("intel").toString(),
                "--out",
                folder.resolve("run").toString());
        assertThat(replay.out()).contains("Stealth:IAMUser/PasswordPolicyChange");
    }

    @Test
    void aFolderWithSomethingInItIsRefused() throws Exception {
        Files.writeString(folder.resolve("mine.txt"), "mine");
        Session session = Session.piped("data", "play", "spam", "--out", folder.toString());

        assertThat(session.code()).isEqualTo(2);
        assertThat(session.err()).contains("not empty");
    }
}

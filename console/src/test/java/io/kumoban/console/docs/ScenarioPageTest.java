package io.kumoban.console.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.scenario.Scenario;
import io.kumoban.datasets.scenario.file.ScenarioFile;
import io.kumoban.datasets.scenario.file.Scenarios;
import io.kumoban.engine.testing.GoldenFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ScenarioPageTest {
    private static final Path PAGE = Path.of("..", "docs", "scenarios.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\\n(.*?)```");

    @Test
    void theTableIsWhatTheFilesSay() throws Exception {
        GoldenFile.at(PAGE).holds(ScenarioPage.of(Files.readString(PAGE), Scenarios.all()));
    }

    @Test
    void theExampleIsAScenario() throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();

        Scenario scenario = ScenarioFile.read("docs/scenarios.md", example.group(1));

        assertThat(scenario.levels()).hasSize(2);
        assertThat(scenario.levels().getFirst().steps()).hasSize(5);
    }
}

package io.kumoban.console.docs;

import io.kumoban.datasets.scenario.file.Scenarios;
import io.kumoban.engine.testing.GoldenFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScenarioPageTest {
    private static final Path PAGE = Path.of("..", "docs", "scenarios.md");

    @Test
    void theTableIsWhatTheFilesSay() throws Exception {
        GoldenFile.at(PAGE).holds(ScenarioPage.of(Files.readString(PAGE), Scenarios.all()));
    }
}

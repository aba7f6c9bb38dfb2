package io.kumoban.console.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.detect.Detectors;
import io.kumoban.engine.testing.GoldenFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DetectorPagesTest {
    private static final Path FOLDER = Path.of("..", "docs", "detectors");

    @Test
    void thePagesAreWhatTheDetectorsSayOfThemselves() {
        DetectorPages.of(Detectors.load(List.of()))
                .forEach((file, page) -> GoldenFile.at(FOLDER.resolve(file)).holds(page));
    }

    @Test
    void noPageIsLeftOfADetectorThatIsGone() throws Exception {
        Map<String, String> pages = DetectorPages.of(Detectors.load(List.of()));

        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(pages.keySet());
        }
    }
}

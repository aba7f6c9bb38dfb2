package io.kumoban.console.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.foreign.CsvMappingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mappings of CSV that the pages show can be used as they stand. */
class CsvMappingsTest {
    private static final Pattern BLOCK = Pattern.compile("```yaml\\n(family:.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"formats.md, 1", "datasets.md, 2"})
    void everyMappingOfThePagesIsRead(String page, int mappings) throws IOException {
        List<String> blocks = BLOCK.matcher(Files.readString(Path.of("..", "docs", page)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(blocks).hasSize(mappings).allSatisfy(block -> {
            Path file = Files.writeString(folder.resolve("mapping.yaml"), block);
            assertThat(CsvMappingFile.read(file).columns()).containsKeys("start", "source", "destination");
        });
    }
}

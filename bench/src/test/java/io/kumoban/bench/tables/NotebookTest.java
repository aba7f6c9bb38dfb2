package io.kumoban.bench.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The notebook of the documentation is whole, and was run from its first cell to its last. */
class NotebookTest {
    private static final Path FILE = Path.of("..", "docs", "notebooks", "detection-curve.ipynb");

    @Test
    void itIsANotebookOfCellsWithNamesOfTheirOwn() throws IOException {
        Notebook notebook = Notebook.read(FILE);

        assertThat(notebook.document().path("nbformat").asInt()).isEqualTo(4);
        assertThat(notebook.cells()).allSatisfy(cell -> {
            assertThat(cell.path("cell_type").asString("")).isIn("markdown", "code");
            assertThat(Notebook.source(cell)).isNotBlank();
        });
        assertThat(notebook.cells().stream().map(cell -> cell.path("id").asString("")))
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    @Test
    void itsCellsWereRunInTheirOrderWithoutErrors() throws IOException {
        List<JsonNode> code = Notebook.read(FILE).cells().stream()
                .filter(cell -> cell.path("cell_type").asString("").equals("code"))
                .toList();

        assertThat(code.stream().map(cell -> cell.path("execution_count").asInt(0)))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, code.size()).boxed().toList());
        assertThat(code.stream().flatMap(cell -> cell.path("outputs").valueStream()))
                .isNotEmpty()
                .allSatisfy(output ->
                        assertThat(output.path("output_type").asString("")).isIn("execute_result", "display_data"));
    }
}

package io.kumoban.bench.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.Duck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DuckDB finds the same in the tables as in the files that they were made of. */
class TablesTest {
    private static final Path ROOT = Path.of("..");
    private static final Map<String, String> TYPES = Map.of(
            "VARCHAR", "text",
            "VARCHAR[]", "texts",
            "DOUBLE", "number",
            "BIGINT", "whole number",
            "TIMESTAMP WITH TIME ZONE", "time");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\| ([a-z ]+) \\|.*");
    private static final Pattern PYTHON = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);

    @TempDir
    static Path folder;

    private static DemoTables demo = new DemoTables(Path.of(""), Path.of(""), Path.of(""), Path.of(""));

    private Duck duck;

    @BeforeAll
    static void theDemoIsExported() throws IOException, InterruptedException {
        demo = DemoTables.write(folder);
    }

    @BeforeEach
    void duckDbIsOpen() throws SQLException {
        duck = new Duck();
    }

    @AfterEach
    void duckDbIsClosed() throws SQLException {
        duck.close();
    }

    @Test
    void findingsAreThoseOfTheFile() throws SQLException {
        assertSame("""
            SELECT id, type, severity::DOUBLE AS severity,
                   CASE WHEN severity >= 9 THEN 'CRITICAL' WHEN severity >= 7 THEN 'HIGH'
                        WHEN severity >= 4 THEN 'MEDIUM' ELSE 'LOW' END AS level,
                   accountId AS account, region, json_extract_string(resource, '$.resourceType') AS resource_type,
                   kumoban.resource AS resource, kumoban.detector AS detector, kumoban.technique AS techniques,
                   createdAt AS created_at, updatedAt AS updated_at,
                   service.eventFirstSeen AS first_seen, service.eventLastSeen AS last_seen,
                   service.count AS count, kumoban.score AS score, kumoban.explanation AS explanation,
                   [event.id FOR event IN kumoban.evidence] AS events
            FROM read_json(%s, format = 'newline_delimited', columns = {
                   id: 'VARCHAR', type: 'VARCHAR', severity: 'DOUBLE', accountId: 'VARCHAR', region: 'VARCHAR',
                   createdAt: 'TIMESTAMPTZ', updatedAt: 'TIMESTAMPTZ', resource: 'JSON',
                   service: 'STRUCT(count BIGINT, eventFirstSeen TIMESTAMPTZ, eventLastSeen TIMESTAMPTZ)',
                   kumoban: 'STRUCT(resource VARCHAR, detector VARCHAR, technique VARCHAR[], score DOUBLE,
                                    explanation VARCHAR, evidence STRUCT(id VARCHAR)[])'})
            """.formatted(Duck.quoted(demo.findings())), "findings");
    }

    @Test
    void scoresAreThoseOfTheFile() throws SQLException {
        assertSame("""
            SELECT * FROM read_csv(%s, header = true, columns = {
                   detector: 'VARCHAR', time: 'TIMESTAMPTZ', unit: 'VARCHAR', score: 'DOUBLE'})
            """.formatted(Duck.quoted(demo.scores())), "scores");
    }

    @Test
    void incidentsAreThoseOfTheTruth() throws SQLException {
        assertSame("""
            SELECT scenario, stealth, technique AS techniques, expectedTypes AS expected_types,
                   "from" AS first_event, "to" AS last_event, account, actors, resources, events
            FROM read_json(%s, format = 'newline_delimited', columns = {
                   scenario: 'VARCHAR', stealth: 'BIGINT', technique: 'VARCHAR[]', expectedTypes: 'VARCHAR[]',
                   "from": 'TIMESTAMPTZ', "to": 'TIMESTAMPTZ', account: 'VARCHAR', actors: 'VARCHAR[]',
                   resources: 'VARCHAR[]', events: 'VARCHAR[]'})
            """.formatted(Duck.quoted(demo.truth())), "truth");
    }

    @Test
    void thePageNamesTheColumnsAndTheirTypes() throws IOException, SQLException {
        List<List<String>> written = new ArrayList<>();
        for (String table : List.of("findings", "scores", "truth")) {
            for (List<String> column : duck.columns("SELECT * FROM " + parquet(table))) {
                written.add(List.of(column.getFirst(), TYPES.getOrDefault(column.getLast(), column.getLast())));
            }
        }

        List<List<String>> documented = new ArrayList<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/outputs.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && TYPES.containsValue(row.group(2))) {
                documented.add(List.of(row.group(1), row.group(2)));
            }
        }
        assertThat(documented).isEqualTo(written);
    }

    @Test
    void theStatementsOfTheNotebookHaveAnswers() throws IOException, SQLException {
        Notebook notebook = Notebook.read(ROOT.resolve("docs/notebooks/detection-curve.ipynb"));
        List<String> names = new ArrayList<>();
        for (String cell : notebook.code()) {
            Matcher statement = PYTHON.matcher(cell);
            while (statement.find()) {
                String sql = statement.group(1).strip().replace("'tables/", "'" + demo.tables() + "/");
                if (sql.startsWith("CREATE")) {
                    duck.run(sql);
                } else {
                    assertThat(duck.rows(sql)).as(sql).isNotEmpty();
                    duck.columns(sql).forEach(column -> names.add(column.getFirst()));
                }
            }
        }

        assertThat(notebook.columns()).isNotEmpty().isSubsetOf(names);
    }

    /** The same rows as often, whichever side is asked for what the other lacks. */
    private void assertSame(String source, String table) throws SQLException {
        String read = "SELECT * FROM " + parquet(table);
        assertThat(duck.columns(source)).isEqualTo(duck.columns(read));
        assertThat(duck.rows(read)).isNotEmpty();
        assertThat(duck.rows("(%s) EXCEPT ALL (%s)".formatted(source, read))).isEmpty();
        assertThat(duck.rows("(%s) EXCEPT ALL (%s)".formatted(read, source))).isEmpty();
    }

    private static String parquet(String table) {
        return Duck.quoted(demo.tables().resolve(table + ".parquet"));
    }
}

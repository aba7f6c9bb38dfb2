package io.kumoban.bench.board;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.score.Detection;
import io.kumoban.datasets.truth.Incident;
import io.kumoban.datasets.truth.LabelledData;
import io.kumoban.engine.event.Severity;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BoardTablesTest {
    private static final long START = 1_772_000_000;

    private final LabelledData truth =
            new LabelledData(List.of(incident("theft"), incident("ransom")), OptionalLong.of(35));
    private final Detection right = finding("1", "Recon:A", Severity.LOW, "theft/1");
    private final Detection wrong = finding("2", "Recon:A", Severity.HIGH, "elsewhere");
    private final Detection more = finding("3", "Recon:A", Severity.LOW, "ransom/1");

    private static Incident incident(String name) {
        return new Incident(
                name,
                0,
                List.of("T1078"),
                List.of("Recon:A"),
                START,
                START + 60,
                "111122223333",
                List.of(name + "-actor"),
                List.of(),
                List.of(name + "/1"));
    }

    private static Detection finding(String id, String type, Severity severity, String event) {
        return new Detection(
                id,
                type,
                severity,
                "111122223333",
                START * 1000,
                START * 1000,
                START * 1000,
                List.of("somebody"),
                Set.of("somebody"),
                List.of(event));
    }

    private BoardTables tables(Detection... findings) {
        SortedMap<Integer, Standing> levels = new TreeMap<>();
        levels.put(0, Standing.of(truth, List.of(findings)));
        return new BoardTables(levels, Set.of("ransom"));
    }

    @Test
    void knownAndWithheldScenariosAreToldApart() {
        List<List<String>> rows = tables(right, wrong).levelTable().rows();
        assertThat(rows.get(0)).startsWith("0", "all", "2", "2", "1", "0.500");
        assertThat(rows.get(1)).startsWith("0", "known", "1", "1", "1", "1.000");
        assertThat(rows.get(2)).startsWith("0", "withheld", "1", "1", "0", "0.000");
    }

    @Test
    void wrongFindingsCountOnEveryDay() {
        List<String> all = tables(right, wrong).levelTable().rows().getFirst();
        assertThat(all).endsWith("0.014", "0.014");
    }

    @Test
    void whatWasMissedIsNamed() {
        assertThat(tables(right).missTable().rows()).containsExactly(List.of("`ransom`", "yes", "1 of 1"));
        assertThat(tables(right, more).missTable().rows()).isEmpty();
    }

    @Test
    void aTypeIsCountedByTheIncidentsThatExpectIt() {
        assertThat(tables(right, wrong).typeTable().rows()).containsExactly(List.of("`Recon:A`", "1 of 2", "1"));
    }

    @Test
    void anotherBoardIsHeldAgainstThisOne() {
        List<String> row =
                tables(right).comparedWith(tables(right, more)).rows().getFirst();
        assertThat(row).startsWith("0", "0.500", "1.000", "+0.500");
    }

    @Test
    void whatSomeDetectorsAddIsToldForAllKnownAndWithheldScenarios() {
        List<List<String>> rows =
                tables(right).gainedBy(tables(right, more, wrong)).rows();
        assertThat(rows.get(0))
                .startsWith("0", "all", "0.500", "1.000", "+0.500")
                .endsWith("0.000", "0.014");
        assertThat(rows.get(1)).startsWith("0", "known", "1.000", "1.000", "+0.000");
        assertThat(rows.get(2)).startsWith("0", "withheld", "0.000", "1.000", "+1.000");
    }

    @Test
    void whatEachDetectorAddsAloneIsToldByItsName() {
        SortedMap<String, BoardTables> without = new TreeMap<>();
        without.put("port-scan", tables(right));
        without.put("beacon", tables(right, more));
        List<List<String>> rows =
                tables(right, more, wrong).gainedWithEach(without).rows();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).startsWith("0", "`beacon`", "1.000", "1.000", "+0.000");
        assertThat(rows.get(1))
                .startsWith("0", "`port-scan`", "0.500", "1.000", "+0.500")
                .endsWith("0.000", "0.014");
    }
}

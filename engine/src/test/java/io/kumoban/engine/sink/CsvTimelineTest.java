package io.kumoban.engine.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class CsvTimelineTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1+1", "-cmd", "@SUM(A1)", "\tx", "\rx", "\nx"})
    void whatASpreadsheetTakesForAFormulaGetsAnApostrophe(String field) {
        String row = Csv.row(List.of(field));

        assertThat(row.replaceFirst("^\"", "")).startsWith("'" + field);
    }

    @Test
    void aNegativeNumberStaysANumber() {
        assertThat(Csv.row(List.of("-0.25", "-1.5E-7"))).isEqualTo("-0.25,-1.5E-7\r\n");
    }

    @Test
    void commasQuotesAndLineEndsAreQuoted() {
        assertThat(Csv.row(List.of("a,b", "say \"x\"", "two\nlines", "plain")))
                .isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",plain\r\n");
    }

    @Test
    void anEmptyFirstFieldKeepsItsPlace() {
        assertThat(Csv.row(List.of("", "b"))).isEqualTo(",b\r\n");
    }

    @Test
    void aFindingIsOneRow(@TempDir Path folder) throws Exception {
        JsonNode finding = Json.read("""
            {"createdAt":"2026-03-01T08:00:00.000Z","severity":5,"type":"Recon:EC2/Portscan","accountId":"1",
             "region":"eu-central-1","title":"=cmd|' /C calc'!A0","description":"käufe, \\"x\\"","id":"ab",
             "service":{"count":3},"kumoban":{"resource":"i-1","technique":["T1046","T1595"]}}\
            """);
        Path file = folder.resolve("timeline.csv");

        CsvTimeline.write(file, rows -> rows.accept(finding));

        assertThat(Files.readString(file)).isEqualTo("""
            time,severity,type,account,region,resource,title,count,technique,description,id\r
            2026-03-01T08:00:00.000Z,5,Recon:EC2/Portscan,1,eu-central-1,i-1,'=cmd|' /C calc'!A0,3,T1046 T1595,\
            "käufe, ""x""\",ab\r
            """);
    }
}

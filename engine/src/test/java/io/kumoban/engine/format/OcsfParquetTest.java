package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.source.LogSource;
import io.kumoban.engine.source.PlainReader;
import io.kumoban.engine.source.ReadLimits;
import io.kumoban.engine.source.SourceFile;
import io.kumoban.engine.testing.Duck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of OCSF say in Parquet, as Security Lake keeps them, what they say as JSON. */
class OcsfParquetTest {
    @TempDir
    static Path folder;

    private static Duck duck;

    @BeforeAll
    static void duckDbIsOpen() throws SQLException {
        duck = new Duck();
    }

    @AfterAll
    static void duckDbIsClosed() throws SQLException {
        duck.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OLD", "NEW"})
    void callsAreTheSame(String version) throws IOException, SQLException {
        String call = version.equals("OLD") ? OcsfTest.OLD_CALL : OcsfTest.NEW_CALL;

        ForeignLogs parquet = ForeignLogs.of(text(write(call, "*")));

        assertThat(parquet.format).isEqualTo(Format.OCSF);
        assertSame(parquet, ForeignLogs.of(call));
    }

    @Test
    void whatOcsfHasNoPlaceForIsAMap() throws IOException, SQLException {
        Path file = write(
                OcsfTest.OLD_CALL,
                "* REPLACE (MAP {'eventType': unmapped.eventType, 'recipientAccountId': unmapped.recipientAccountId,"
                        + " 'userIdentity.sessionContext.sessionIssuer.type': 'Role'} AS unmapped)");

        ForeignLogs parquet = ForeignLogs.of(text(file));

        assertSame(parquet, ForeignLogs.of(OcsfTest.OLD_CALL));
        assertThat(new String(text(file), StandardCharsets.UTF_8))
                .contains("\"unmapped\":{\"eventType\":\"AwsApiCall\"")
                .contains("\"userIdentity.sessionContext.sessionIssuer.type\":\"Role\"");
    }

    @Test
    void flowsAndQueriesAreTheSame() throws IOException, SQLException {
        assertThat(ForeignLogs.of(text(write(OcsfTest.FLOW, "*"))).told())
                .isEqualTo(ForeignLogs.of(OcsfTest.FLOW).told())
                .hasSize(1);

        ForeignLogs parquet = ForeignLogs.of(text(write(OcsfTest.QUERY, "*")));
        ForeignLogs json = ForeignLogs.of(OcsfTest.QUERY);
        assertThat(parquet.query(0).time()).isEqualTo(json.query(0).time());
        assertThat(parquet.query(0).name().toString()).isEqualTo("a.example.com");
        assertThat(parquet.query(0).actor().toString()).isEqualTo("i-0b");
        assertThat(parquet.query(0).answeredWith("192.0.2.1")).isTrue();
    }

    private static void assertSame(ForeignLogs parquet, ForeignLogs json) {
        assertThat(parquet.reasons()).isEmpty();
        assertThat(json.calls.rows()).isEqualTo(1);
        assertThat(parquet.calls.rows()).isEqualTo(1);
        ApiCall first = call(parquet.calls);
        ApiCall second = call(json.calls);
        assertThat(first.time()).isEqualTo(second.time());
        assertThat(first.contentId()).isEqualTo(second.contentId());
        for (Field field : ApiCall.STANDARD) {
            assertThat(first.text(field).toString())
                    .as("%s", field)
                    .isEqualTo(second.text(field).toString());
        }
    }

    private static ApiCall call(Run run) {
        ApiCall call = new ApiCall();
        call.at(run, 0);
        return call;
    }

    /** The event as a table of one row, with the structs that another program makes of its objects. */
    private static Path write(String event, String columns) throws IOException, SQLException {
        Path json = Files.writeString(Files.createTempFile(folder, "event", ".json"), event.replace('\n', ' '));
        Path parquet = Files.createTempFile(folder, "event", ".parquet");
        duck.run(
                "COPY (SELECT %s FROM read_json(%s, format = 'newline_delimited')) TO %s (FORMAT parquet, COMPRESSION zstd)"
                        .formatted(columns, Duck.quoted(json), Duck.quoted(parquet)));
        return parquet;
    }

    private static byte[] text(Path file) throws IOException {
        SourceFile named = new SourceFile(file, "f", Files.size(file), Long.MIN_VALUE);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (LogSource source = new LogSource(ReadLimits.DEFAULT);
                PlainReader reader = source.open(named)) {
            assertThat(reader.next()).isNotNull();
            for (int count = reader.read(buffer, 0, buffer.length);
                    count >= 0;
                    count = reader.read(buffer, 0, buffer.length)) {
                text.write(buffer, 0, count);
            }
            assertThat(reader.damage()).isNull();
        }
        return text.toByteArray();
    }
}

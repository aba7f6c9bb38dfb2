package io.kumoban.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.kumoban.engine.testing.Damage;
import io.kumoban.engine.testing.Duck;
import io.kumoban.engine.testing.Property;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet that others wrote becomes text, and whatever its bytes are, nothing is thrown. */
class ParquetTest {
    private static final String FLOWS = """
        version account_id interface_id srcaddr dstaddr srcport dstport protocol packets bytes start end action log_status
        2 111122223333 eni-0a 10.0.0.5 192.0.2.1 40000 443 6 10 840 1772323200 1772323260 ACCEPT OK
        2 111122223333 eni-0a - - - - - - - 1772323200 1772323260 - NODATA
        2 111122223333 eni-0a 192.0.2.1 10.0.0.5 443 40000 6 9 5000000000 1772323200 1772323260 REJECT OK
        """;
    private static final String FLOW_ROWS = """
        SELECT * FROM (VALUES
          (2::INT, '111122223333', 'eni-0a', '10.0.0.5', '192.0.2.1', 40000::INT, 443::INT, 6::INT, 10::BIGINT, 840::BIGINT,
           1772323200::BIGINT, 1772323260::BIGINT, 'ACCEPT', 'OK'),
          (2, '111122223333', 'eni-0a', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1772323200, 1772323260, NULL, 'NODATA'),
          (2, '111122223333', 'eni-0a', '192.0.2.1', '10.0.0.5', 443, 40000, 6, 9, 5000000000,
           1772323200, 1772323260, 'REJECT', 'OK'))
        AS flows(version, account_id, interface_id, srcaddr, dstaddr, srcport, dstport, protocol, packets, bytes,
                 start, "end", action, log_status)
        """;
    private static final String EVENTS = """
        SELECT 4001 AS class_uid, {'uid': 'e', 'product': {'name': 'x', 'version': NULL::VARCHAR}} AS metadata,
               TIMESTAMPTZ '2026-03-01 00:00:00Z' AS time_dt, [{'rdata': 'b'}, NULL] AS answers,
               MAP {'z': 'last', 'a': NULL, 'b': '"'} AS unmapped, {'none': NULL::INT} AS empty,
               0.5::DOUBLE AS ratio, 'NaN'::DOUBLE AS nan, 1.50::DECIMAL(9,2) AS price, TRUE AS is_true,
               'a\\xE9\\x9B\\xB2'::BLOB AS bytes, i AS category_uid
        FROM range(2) AS rows(i)
        """;

    /** What claims to hold very many rows is given up after a mebibyte. */
    private static final ReadLimits SOON = new ReadLimits(1L << 40, 250, 1 << 20, 10);

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

    private static Path write(String rows, String options) {
        try {
            Path file = Files.createTempFile(folder, "rows", ".parquet");
            duck.run("COPY (%s) TO %s (FORMAT parquet%s)".formatted(rows, Duck.quoted(file), options));
            return file;
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String rows) throws IOException {
        return Files.readAllBytes(write(rows, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ", COMPRESSION uncompressed",
                ", COMPRESSION snappy",
                ", COMPRESSION gzip",
                ", COMPRESSION zstd",
                ", PARQUET_VERSION V2",
                ", ROW_GROUP_SIZE 1"
            })
    void flowsAreTheirDeliveryAsText(String options) throws IOException {
        Path file = write(FLOW_ROWS, options);

        Reading reading = Reading.of(file, Files.size(file));

        assertThat(reading.only().text()).isEqualTo(FLOWS.replace('_', '-'));
        assertThat(reading.only().damage()).isNull();
        assertThat(reading.compressedBytes()).isEqualTo(Files.size(file));
    }

    @Test
    void columnsThatFlowLogsDoNotHaveAreLeftOut() throws IOException {
        assertThat(Reading.of(bytes("SELECT '10.0.0.1' AS srcaddr, 7 AS hour, ['x'] AS bytes, '' AS dstaddr, 'a b'"
                                + " AS vpc_id"))
                        .only()
                        .text())
                .isEqualTo("srcaddr dstaddr vpc-id\n10.0.0.1 - a%20b\n");
    }

    @Test
    void nestedRowsAreJson() throws IOException {
        assertThat(Reading.of(bytes(EVENTS)).only().text()).isEqualTo("""
            {"answers":[{"rdata":"b"},null],"bytes":"a\u96f2","category_uid":0,"class_uid":4001,"is_true":true,\
            "metadata":{"product":{"name":"x"},"uid":"e"},"price":1.50,"ratio":0.5,"time_dt":"2026-03-01T00:00:00Z",\
            "unmapped":{"b":"\\"","z":"last"}}
            {"answers":[{"rdata":"b"},null],"bytes":"a\u96f2","category_uid":1,"class_uid":4001,"is_true":true,\
            "metadata":{"product":{"name":"x"},"uid":"e"},"price":1.50,"ratio":0.5,"time_dt":"2026-03-01T00:00:00Z",\
            "unmapped":{"b":"\\"","z":"last"}}
            """);
    }

    @Test
    void theOrderOfColumnsMakesNoDifference() throws IOException {
        assertThat(Reading.of(bytes("SELECT 1 AS a, {'y': 2, 'x': 3} AS b"))
                        .only()
                        .text())
                .isEqualTo(Reading.of(bytes("SELECT {'x': 3, 'y': 2} AS b, NULL::INT AS c, 1 AS a"))
                        .only()
                        .text());
    }

    @Test
    void manyRowsInManyGroupsAreReadInTheirOrder() throws IOException {
        Path file = write("SELECT i AS n FROM range(300000) AS rows(i)", ", ROW_GROUP_SIZE 50000");

        String[] lines = Reading.of(file, Files.size(file)).only().text().split("\n");

        assertThat(lines).hasSize(300_000);
        assertThat(lines[0]).isEqualTo("{\"n\":0}");
        assertThat(lines[299_999]).isEqualTo("{\"n\":299999}");
    }

    @Test
    void itIsReadInsideOfArchivesAndCompressedData() throws IOException {
        byte[] parquet = bytes(FLOW_ROWS);
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            for (String name : List.of("a.parquet", "b.parquet")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(parquet);
            }
        }
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(parquet);
        }

        Reading archive = Reading.of(zip.toByteArray());

        assertThat(archive.names()).containsExactly("file!/a.parquet", "file!/b.parquet");
        assertThat(archive.contents()).allMatch(entry -> entry.text().equals(FLOWS.replace('_', '-')));
        assertThat(Reading.of(gzip.toByteArray()).only().text()).isEqualTo(FLOWS.replace('_', '-'));
    }

    @Test
    void aFileWithoutItsFooterIsDamaged() throws IOException {
        byte[] whole = bytes(FLOW_ROWS);

        assertThat(reason(Arrays.copyOf(whole, whole.length / 2))).contains("its footer is missing");
        assertThat(reason("PAR1".getBytes(StandardCharsets.US_ASCII))).contains("its footer is missing");
    }

    @Test
    void anEncryptedFileIsTold() throws IOException {
        byte[] file = bytes(FLOW_ROWS);
        file[3] = 'E';
        file[file.length - 1] = 'E';

        assertThat(reason(file)).contains("encrypted");
    }

    @Test
    void aFooterThatLiesAboutItsLengthIsRefused() throws IOException {
        byte[] file = bytes(FLOW_ROWS);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(file.length - 8, Integer.MAX_VALUE);

        assertThat(reason(file)).contains("its footer says to be longer than the file");
    }

    @Test
    void whatAFewBytesUnpackToIsBounded() {
        Path file = write("SELECT repeat('x', 1000) AS long FROM range(200000)", "");

        try (LogSource source = new LogSource(new ReadLimits(1L << 40, 50, 1 << 20, 10));
                PlainReader reader =
                        source.open(new SourceFile(file, "f", file.toFile().length(), DeliveryStamp.NONE))) {
            assertThat(Reading.of(reader, 8192).only().damage().reason()).contains("--max-ratio");
        }
    }

    /** Among these are sizes that have the reader wait for ever and lengths that have Snappy write beyond its buffer. */
    @Test
    @Timeout(120)
    void everyByteOfASmallFileMayBeWrong() throws IOException {
        byte[] whole = bytes("SELECT 'x' || (i % 2) AS a FROM range(9) AS rows(i)");
        for (int i = 0; i < whole.length; i++) {
            byte[] file = whole.clone();
            file[i] = (byte) (file[i] + 1);
            assertThatCode(() -> Reading.of(file, SOON)).doesNotThrowAnyException();
        }
    }

    @Test
    void damagedFilesEndAndThrowNothing() throws IOException {
        List<byte[]> files = List.of(
                bytes(FLOW_ROWS),
                bytes(EVENTS),
                Files.readAllBytes(write(EVENTS, ", COMPRESSION uncompressed")),
                Files.readAllBytes(write(FLOW_ROWS, ", COMPRESSION gzip, ROW_GROUP_SIZE 1, PARQUET_VERSION V2")));
        Property.of(400, random -> Damage.to(files.get(random.nextInt(files.size())), random))
                .holds(file -> assertThatCode(() -> Reading.of(file)).doesNotThrowAnyException());
    }

    private static String reason(byte[] file) {
        Reading.Content content = Reading.of(file).only();
        assertThat(content.bytes()).isEmpty();
        return content.damage().reason();
    }
}

package io.kumoban.bench.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * DuckDB asked all ten predicates in one statement, in memory. It is told which columns there are, so that it neither
 * guesses them from samples nor reads what nobody asks for. Opening it, which unpacks and loads its native library, is
 * not measured.
 */
final class DuckDb implements Callable<Tally> {
    private static final String RECORD = """
        eventName: 'VARCHAR', eventSource: 'VARCHAR', errorCode: 'VARCHAR', sourceIPAddress: 'VARCHAR',
        userAgent: 'VARCHAR', readOnly: 'VARCHAR', userIdentity: 'STRUCT("type" VARCHAR)',
        requestParameters: 'STRUCT(bucketName VARCHAR, roleArn VARCHAR, policyArn VARCHAR)',
        additionalEventData: 'STRUCT(MFAUsed VARCHAR)'
        """;
    private static final String ENVELOPE = """
        Records: 'STRUCT(eventName VARCHAR, eventSource VARCHAR, errorCode VARCHAR, sourceIPAddress VARCHAR,
        userAgent VARCHAR, readOnly VARCHAR, userIdentity STRUCT("type" VARCHAR),
        requestParameters STRUCT(bucketName VARCHAR, roleArn VARCHAR, policyArn VARCHAR),
        additionalEventData STRUCT(MFAUsed VARCHAR))[]'
        """;
    /** DuckDB's own bound of an object's plain bytes; more makes it slower. */
    private static final long STANDARD_OBJECT = 16 << 20;

    private static final int TRAILER = 4;

    private final Connection connection;
    private final String question;

    /**
     * Opens DuckDB.
     *
     * @throws Missing when there is no native library for this machine
     */
    DuckDb(Path input, int threads) {
        question = question(input);
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException | LinkageError absent) {
            throw new Missing("DuckDB cannot be loaded here: " + absent.getMessage(), absent);
        }
        try (Statement settings = connection.createStatement()) {
            settings.execute("SET threads = " + threads);
            settings.execute("SET preserve_insertion_order = false");
        } catch (SQLException refused) {
            throw new IllegalStateException("DuckDB refuses " + threads + " threads: " + refused.getMessage(), refused);
        }
    }

    private static String question(Path input) {
        StringBuilder question = new StringBuilder("SELECT count(*)");
        for (Suspicion suspicion : Suspicion.values()) {
            question.append(", count(*) FILTER (WHERE ").append(suspicion.sql()).append(")");
        }
        return question.append(" FROM ").append(from(input)).toString();
    }

    private static String from(Path input) {
        if (Files.isDirectory(input)) {
            return "(SELECT unnest(r) FROM (SELECT unnest(Records) AS r FROM read_json('" + quoted(input)
                    + "/**/*.json.gz', format = 'unstructured', compression = 'gzip', maximum_object_size = "
                    + largestObject(input) + ", columns = {" + ENVELOPE + "})))";
        }
        return "read_json('" + quoted(input) + "', format = 'newline_delimited', columns = {" + RECORD + "})";
    }

    /** What DuckDB must be ready for: a delivery is one object. The last bytes of a gzip file tell its plain size. */
    private static long largestObject(Path folder) {
        long largest = STANDARD_OBJECT;
        ByteBuffer size = ByteBuffer.allocate(TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        try {
            for (Path file : Corpus.files(folder)) {
                try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                    channel.position(channel.size() - TRAILER);
                    size.clear();
                    channel.read(size);
                    largest = Math.max(largest, Integer.toUnsignedLong(size.getInt(0)) + 1);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The deliveries in " + folder + " cannot be read; check the disk.", e);
        }
        return largest;
    }

    private static String quoted(Path path) {
        return path.toString().replace("'", "''");
    }

    @Override
    public Tally call() throws SQLException {
        // The connection stays open for the next pass and ends with the process.
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            Map<String, Long> hits = new TreeMap<>();
            for (Suspicion suspicion : Suspicion.values()) {
                hits.put(suspicion.id(), answer.getLong(suspicion.ordinal() + 2));
            }
            return new Tally(answer.getLong(1), hits, Map.of());
        }
    }
}

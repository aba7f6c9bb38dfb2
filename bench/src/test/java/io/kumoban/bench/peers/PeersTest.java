package io.kumoban.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PeersTest {
    private static final PrintStream SILENT =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void aWarmPeerMakesPassesThatDoNotCount() throws Exception {
        AtomicInteger passes = new AtomicInteger();

        Measurement measured =
                PeerProcess.warm(() -> new Tally(passes.incrementAndGet(), Map.of(), Map.of()), Double.MIN_VALUE);

        assertThat(passes).hasValueGreaterThanOrEqualTo(6);
        assertThat(measured.tally().records()).isGreaterThan(1);
    }

    @Test
    void allPeersCountTheSameHitsInAllFacesOfAMadeCorpus() throws IOException {
        Corpus corpus = MadeCorpus.lay(3_000, folder, SILENT);

        Standings standings = new Comparison(corpus, PeersTest::inProcess, SILENT).run(Job.all(), 1);

        assertThat(corpus.records()).isEqualTo(3_000);
        assertThat(standings.rows()).extracting(Row::job).isEqualTo(Job.all());
        assertThat(standings.rows())
                .filteredOn(row -> row.job().peer() != Peer.DUCKDB)
                .allSatisfy(row -> assertThat(row.missing()).isEmpty());
        assertThat(standings.hits()).hasSize(Suspicion.values().length);
        assertThat(standings.hits().values()).filteredOn(hits -> hits > 0).hasSizeGreaterThan(3);
        assertThat(standings.text(true)).contains("| JDK inflate alone", "`userIdentity.type = 'Root'`");
        JsonNode document = Json.read(standings.json());
        assertThat(document.path("records").asLong()).isEqualTo(3_000);
        assertThat(document.path("rows").size()).isEqualTo(Job.all().size());
    }

    @Test
    void everyPredicateHitsWhatItDescribesAndNothingNextToIt() throws IOException {
        write("a_CloudTrail_x_20260302T1000Z_a.json.gz", String.join(",", records()));
        Corpus corpus = GivenCorpus.lay(given(), Files.createDirectory(folder.resolve("laid")));

        Standings standings = new Comparison(corpus, PeersTest::inProcess, SILENT)
                .run(
                        List.of(
                                new Job(Peer.JACKSON, Face.DELIVERIES, 1, 1),
                                new Job(Peer.TEN_RULES, Face.DELIVERIES, 1, 1),
                                new Job(Peer.TEN_RULES, Face.LINES, 2, 1),
                                new Job(Peer.DUCKDB, Face.DELIVERIES, 1, 1),
                                new Job(Peer.DUCKDB, Face.LINES_GZIP, 1, 1)),
                        1);

        assertThat(standings.hits().values()).containsOnly(1L);
    }

    @Test
    void aRecordThatIsDeliveredTwiceIsLaidOutOnceAndOtherFilesStayAsTheyAre() throws IOException {
        String record = record("1", "GetObject", "");
        Path whole = write("a_CloudTrail_x_20260302T1000Z_a.json.gz", record + "," + record("2", "PutObject", ""));
        write("a_CloudTrail_x_20260302T1005Z_b.json.gz", record + "," + record("3", "\\u0041bc", ""));

        Corpus corpus = GivenCorpus.lay(given(), Files.createDirectory(folder.resolve("laid")));

        assertThat(corpus.records()).isEqualTo(3);
        assertThat(Files.readAllLines(corpus.path(Face.LINES)))
                .containsExactly(record, record("2", "PutObject", ""), record("3", "\\u0041bc", ""));
        assertThat(corpus.path(Face.DELIVERIES).resolve(whole.getFileName())).hasSameBinaryContentAs(whole);
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(corpus.path(Face.LINES_GZIP)))) {
            assertThat(in.readAllBytes()).hasSize((int) corpus.plainBytes(Face.LINES_GZIP));
        }
    }

    @Test
    void aFolderWithoutDeliveriesIsRefused() throws IOException {
        Path laid = Files.createDirectory(folder.resolve("laid"));
        given();
        assertThatThrownBy(() -> GivenCorpus.lay(given(), laid))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no CloudTrail delivery files");
    }

    @Test
    void aFileThatIsCutShortIsNamed() throws IOException {
        Path laid = Files.createDirectory(folder.resolve("laid"));
        Path whole = write("a_CloudTrail_x_20260302T1000Z_a.json.gz", record("1", "GetObject", ""));
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, bytes.length - 12));
        assertThatThrownBy(() -> GivenCorpus.lay(given(), laid))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(whole.toString());
    }

    @Test
    void unequalHitsAreNoResult() {
        Corpus corpus = new Corpus(folder, 1, 10, Map.of(), Map.of());
        Starter liar = (job, input) -> List.of(new Measurement(
                1, new Tally(10, Map.of("root-acts", job.peer() == Peer.JACKSON ? 1L : 2L), Map.of()), null));
        Comparison comparison = new Comparison(corpus, liar, SILENT);

        assertThatThrownBy(() -> comparison.run(Job.all(), 1))
                .isInstanceOf(UnequalHits.class)
                .hasMessageContaining("{root-acts=2}")
                .hasMessageContaining("{root-acts=1}");
    }

    @Test
    void aPeerThatIsMissingLeavesItsRowEmptyAndSaysWhy() {
        Corpus corpus = new Corpus(folder, 1, 10, Map.of(Face.DELIVERIES, 4_000_000L), Map.of());
        Starter withoutDuck = (job, input) -> List.of(
                job.peer() == Peer.DUCKDB
                        ? Measurement.missing("no library")
                        : new Measurement(2, new Tally(10, Map.of(), Map.of()), null));

        String text =
                new Comparison(corpus, withoutDuck, SILENT).run(Job.all(), 2).text(false);

        assertThat(text).contains("DuckDB, ten predicates, delivery files, 2 threads: no library.");
        assertThat(text).containsPattern("JDK inflate alone +delivery files +1 +2.00 +2 +5 +1.00 +1.00\n");
    }

    @Test
    void copiesSideBySideShareTheTimeOfTheSlowest() {
        Row copies =
                new Row(new Job(Peer.TEN_RULES, Face.DELIVERIES, 1, 2), List.of(List.of(measured(3), measured(4))));
        Row alone = new Row(new Job(Peer.TEN_RULES, Face.DELIVERIES, 1, 1), List.of(List.of(measured(1))));
        assertThat(copies.seconds()).isEqualTo(2);
        assertThat(copies.ratioTo(alone)).isEqualTo(2);
        assertThat(alone.ratioTo(copies)).isEqualTo(0.5);
    }

    @Test
    void theSerialBoundIsMadeOfTheStagesOfTheRun() {
        Measurement run = new Measurement(
                2, new Tally(1, Map.of(), Map.of("read", 0.25, "decode", 0.75, "detect", 0.5, "order", 0.4)), null);
        SerialBound bound = SerialBound.of(run, 1, 0.4);
        assertThat(bound.scan()).isEqualTo(0.6);
        assertThat(bound.bound()).isEqualTo(1.5);
        assertThat(bound.share()).isEqualTo(0.75);
        assertThat(SerialBound.of(run, 2, 0.4).share()).isEqualTo(0.375);
    }

    @Test
    void aMeasurementIsReadAsItWasWritten() {
        Measurement measured = new Measurement(1.5, new Tally(7, Map.of("root-acts", 3L), Map.of("read", 0.5)), null);
        assertThat(Measurement.of(measured.json())).isEqualTo(measured);
        assertThat(Measurement.of(Measurement.missing("why").json())).isEqualTo(Measurement.missing("why"));
    }

    private static Measurement measured(double seconds) {
        return new Measurement(seconds, Tally.NOTHING, null);
    }

    private static List<Measurement> inProcess(Job job, Path input) {
        List<Measurement> measurements = new ArrayList<>();
        for (int copy = 0; copy < job.copies(); copy++) {
            try {
                measurements.add(PeerProcess.measure(job.peer().ready(input, job.threads())));
            } catch (Missing missing) {
                measurements.add(Measurement.missing(missing.getMessage()));
            } catch (Exception failed) {
                throw new AssertionError(job.toString(), failed);
            }
        }
        return measurements;
    }

    private Path given() throws IOException {
        return Files.createDirectories(folder.resolve("given"));
    }

    private Path write(String name, String records) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(("{\"Records\":[" + records + "]}").getBytes(StandardCharsets.UTF_8));
        }
        return Files.write(given().resolve(name), packed.toByteArray());
    }

    /** For each predicate one record that it hits, and others that lack one part of it. */
    private static List<String> records() {
        List<String> records = new ArrayList<>();
        add(records, "GetUser", "'userIdentity':{'type':'Root','accountId':'111122223333'}");
        add(records, "GetUser", "'userIdentity':{'type':'Root2','accountId':'111122223333'}");
        add(records, "GetUser", "'errorCode':'Client.UnauthorizedOperation'");
        add(records, "GetUser", "'errorCode':'Throttling'");
        add(records, "GetUser", "'sourceIPAddress':'203.0.113.9'");
        add(records, "GetUser", "'sourceIPAddress':'203.0.11.9'");
        add(records, "GetUser", "'userAgent':'[aws-cli/2.1]','userIdentity':{'type':'IAMUser'}");
        add(records, "GetUser", "'userAgent':'[aws-cli/2.1]','userIdentity':{'type':'AssumedRole'}");
        add(records, "CreateUser", "'readOnly':false,'eventSource':'iam.amazonaws.com'");
        add(records, "GetUser", "'readOnly':true,'eventSource':'iam.amazonaws.com'");
        add(records, "GetUser", "'eventSource':'iam.amazonaws.com'");
        add(records, "GetCallerIdentity", "'sourceIPAddress':'198.51.100.7'");
        add(records, "GetCallerIdentity", "'sourceIPAddress':'198.18.0.7'");
        add(records, "GetCallerIdentity", "'requestParameters':null");
        add(records, "GetObject", "'requestParameters':{'bucketName':'kumo-customer-exports','key':{'deep':[1]}}");
        add(records, "PutObject", "'requestParameters':{'bucketName':'kumo-customer-exports'}");
        add(records, "AssumeRole", "'requestParameters':{'roleArn':'arn:aws:iam::1:role\\/operations-role'}");
        add(records, "AssumeRole", "'requestParameters':{'roleArn':'arn:aws:iam::1:role/web'}");
        add(records, "ConsoleLogin", "'additionalEventData':{'MFAUsed':'No'}");
        add(records, "ConsoleLogin", "'additionalEventData':{'MFAUsed':'Yes'}");
        add(
                records,
                "AttachRolePolicy",
                "'requestParameters':{'policyArn':'arn:aws:iam::aws:policy/AdministratorAccess'}");
        add(
                records,
                "DetachRolePolicy",
                "'requestParameters':{'policyArn':'arn:aws:iam::aws:policy/AdministratorAccess'}");
        return records;
    }

    private static void add(List<String> records, String name, String members) {
        records.add(record(Integer.toString(records.size()), name, "," + members.replace('\'', '"')));
    }

    private static String record(String id, String name, String further) {
        String members = further.contains("eventSource") ? further : ",\"eventSource\":\"x.amazonaws.com\"" + further;
        return ("{\"eventVersion\":\"1.11\",\"eventTime\":\"2026-03-02T09:58:00Z\",\"eventName\":\"" + name
                + "\",\"eventID\":\"" + id + "\",\"recipientAccountId\":\"111122223333\"" + members + "}");
    }
}

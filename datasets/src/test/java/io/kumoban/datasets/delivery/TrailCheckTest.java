package io.kumoban.datasets.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kumoban.engine.trail.Problem;
import io.kumoban.engine.trail.Problem.Kind;
import io.kumoban.engine.trail.PublicKeys;
import io.kumoban.engine.trail.Signatures;
import io.kumoban.engine.trail.TrailCheck;
import io.kumoban.engine.trail.TrailReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain of five hourly digests, each over two log files, as it was delivered and with every kind of tampering. */
class TrailCheckTest {
    private static final DigestSigner SIGNER = DigestSigner.of("the trail of a test");
    private static final DigestSigner OTHER = DigestSigner.of("another trail of a test");
    private static final long START = Instant.parse("2026-03-02T00:00:00Z").getEpochSecond();
    private static final long HOUR = 3_600;
    private static final int DIGESTS = 5;

    @TempDir
    Path root;

    private Path folder;
    private final List<String> logs = new ArrayList<>();
    private List<String> digests = List.of();
    private String newest = "";

    @BeforeEach
    void deliver() {
        folder = root.resolve("bucket");
        Bucket bucket = new Bucket(folder);
        List<DeliveredFile> files = new ArrayList<>();
        for (int i = 0; i < 2 * DIGESTS; i++) {
            long stamp = START + 600 + i * HOUR / 2;
            String key = "AWSLogs/1/CloudTrail/us-east-1/2026/03/02/1_CloudTrail_us-east-1_%s_%016d.json.gz"
                    .formatted(Stamps.minute(stamp), i);
            files.add(bucket.putCompressed(key, stamp, "{\"Records\":[],\"n\":" + i + "}", List.of()));
            logs.add(key);
        }
        DigestDelivery.Chain chain = DigestDelivery.deliver(
                bucket, SIGNER, "1", "us-east-1", "trail", "my-logs", files, START, HOUR, DIGESTS);
        digests = chain.digests().stream().map(DeliveredFile::path).toList();
        newest = chain.newest();
    }

    @Test
    void aTrailAsItWasDeliveredVerifies() {
        TrailReport report = check();

        assertThat(report.problems()).isEmpty();
        assertThat(report.isVerified()).isTrue();
        assertThat(report.chains()).singleElement().satisfies(chain -> {
            assertThat(chain.digests()).isEqualTo(DIGESTS);
            assertThat(chain.verified()).isEqualTo(DIGESTS);
            assertThat(chain.logFiles()).isEqualTo(2 * DIGESTS);
            assertThat(chain.intact()).isEqualTo(2 * DIGESTS);
            assertThat(chain.from()).isEqualTo(hour(0));
            assertThat(chain.until()).isEqualTo(hour(DIGESTS));
        });
    }

    @Test
    void itVerifiesFromAboveTheBucketAndFromInsideToo() {
        assertThat(check(root, Signatures.read(signatures(newest)), TrailCheck.Span.ALL)
                        .isVerified())
                .isTrue();
        assertThat(check(folder.resolve("AWSLogs/1"), Signatures.read(signatures(newest)), TrailCheck.Span.ALL)
                        .isVerified())
                .isTrue();
    }

    @Test
    void anAlteredLogFileIsNamed() throws IOException {
        rewrite(logs.get(3), text -> text.replace("Records", "records"));
        only(check(), Kind.LOG_ALTERED, logs.get(3));
    }

    @Test
    void aLogFileWithBytesBehindItIsNamed() throws IOException {
        byte[] stored = Files.readAllBytes(folder.resolve(logs.get(3)));
        Files.write(folder.resolve(logs.get(3)), Arrays.copyOf(stored, stored.length + 9));
        assertThat(only(check(), Kind.LOG_ALTERED, logs.get(3)).detail()).contains("9 bytes follow");
    }

    @Test
    void aMissingLogFileIsNamed() throws IOException {
        Files.delete(folder.resolve(logs.get(4)));
        only(check(), Kind.LOG_MISSING, logs.get(4));
    }

    @Test
    void aLogFileThatNoDigestNamesIsNamed() throws IOException {
        String smuggled = logs.get(2).replace("_0000", "_9999");
        Files.copy(folder.resolve(logs.get(2)), folder.resolve(smuggled));
        Files.copy(folder.resolve(logs.get(2)), folder.resolve(smuggled.replace("20260302T0110Z", "20260302T0459Z")));
        only(check(), Kind.LOG_UNNAMED, smuggled);
    }

    @Test
    void logFilesThatChangedPlacesAreNamed() throws IOException {
        swap(logs.get(4), logs.get(5));
        assertThat(check().problems())
                .extracting(Problem::kind, Problem::file, Problem::detail)
                .containsExactlyInAnyOrder(
                        tuple(Kind.LOG_ALTERED, logs.get(4), "It has the content of " + logs.get(5) + "."),
                        tuple(Kind.LOG_ALTERED, logs.get(5), "It has the content of " + logs.get(4) + "."));
    }

    @Test
    void aMissingDigestInTheMiddleIsNamedAndTheOneBeforeItIsUnproven() throws IOException {
        Files.delete(folder.resolve(digests.get(2)));
        assertThat(kinds(check()))
                .containsExactly("SIGNATURE_UNKNOWN " + digests.get(1), "DIGEST_MISSING " + digests.get(2));
    }

    @Test
    void anAlteredDigestIsNamed() throws IOException {
        rewrite(digests.get(2), text -> text.replace("\"oldestEventTime\"", "\"oldestEventtime\""));
        only(check(), Kind.DIGEST_ALTERED, digests.get(2));
    }

    @Test
    void anAlteredNewestDigestDoesNotHaveItsSignature() throws IOException {
        rewrite(digests.get(4), text -> text.replace("\"oldestEventTime\"", "\"oldestEventtime\""));
        only(check(), Kind.SIGNATURE_WRONG, digests.get(4));
    }

    @Test
    void anUnreadableDigestIsNamed() throws IOException {
        Files.writeString(folder.resolve(digests.get(2)), "{}");
        assertThat(kinds(check()))
                .containsExactly("DIGEST_UNREADABLE " + digests.get(2), "SIGNATURE_UNKNOWN " + digests.get(1));
    }

    @Test
    void digestsThatChangedPlacesAreNamed() throws IOException {
        swap(digests.get(1), digests.get(2));
        assertThat(kinds(check()))
                .containsExactlyInAnyOrder(
                        "DIGEST_MOVED " + digests.get(1),
                        "DIGEST_MOVED " + digests.get(2),
                        "SIGNATURE_UNKNOWN " + digests.get(0));
    }

    @Test
    void aWrongSignatureIsNamed() {
        String wrong = newest.substring(0, 10) + (newest.charAt(10) == '0' ? '1' : '0') + newest.substring(11);
        only(
                check(folder, Signatures.read(signatures(wrong)), TrailCheck.Span.ALL),
                Kind.SIGNATURE_WRONG,
                digests.get(4));
    }

    @Test
    void withoutTheNewestSignatureTheNewestDigestIsUnproven() {
        only(check(folder, Signatures.NONE, TrailCheck.Span.ALL), Kind.SIGNATURE_UNKNOWN, digests.get(4));
        assertThat(check(folder, Signatures.NONE, new TrailCheck.Span(Instant.MIN, hour(4)))
                        .isVerified())
                .isTrue();
    }

    @Test
    void keysOfAnotherTrailDoNotVerify() {
        TrailReport report = TrailCheck.run(
                folder,
                keys(DigestSigner.publicKeys(List.of(OTHER), "", "").toString()),
                Signatures.read(signatures(newest)),
                TrailCheck.Span.ALL);
        only(report, Kind.KEY_UNKNOWN, digests.getFirst());
    }

    @Test
    void aChainMadeAnewWithAnotherKeyDoesNotVerify() {
        Bucket forged = new Bucket(folder);
        DigestDelivery.deliver(forged, OTHER, "1", "us-east-1", "trail", "my-logs", List.of(), START, HOUR, DIGESTS);
        assertThat(kinds(check())).contains("KEY_UNKNOWN " + digests.getFirst());
    }

    @Test
    void aStretchOfTimeThatDigestsDoNotCoverIsAGap() throws IOException {
        assertThat(kinds(check(
                        folder, Signatures.read(signatures(newest)), new TrailCheck.Span(hour(-2), hour(DIGESTS + 1)))))
                .hasSize(2)
                .allMatch(problem -> problem.startsWith("GAP "));
        assertThat(check(folder, Signatures.NONE, new TrailCheck.Span(hour(1), hour(3)))
                        .isVerified())
                .isTrue();
        assertThat(check(folder, Signatures.NONE, new TrailCheck.Span(hour(90), hour(91)))
                        .chains())
                .isEmpty();
    }

    @Test
    void aChainThatBeginsAnewLeavesAGap() throws IOException {
        DigestDelivery.Chain later = DigestDelivery.deliver(
                new Bucket(folder), SIGNER, "1", "us-east-1", "trail", "my-logs", List.of(), START + 9 * HOUR, HOUR, 2);
        Path both = root.resolve("both");
        Files.writeString(
                both,
                newest + "  " + digests.getLast() + "\n" + later.newest() + "  "
                        + later.digests().getLast().path() + "\n");
        assertThat(check(folder, Signatures.read(both), TrailCheck.Span.ALL).problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.kind()).isEqualTo(Kind.GAP);
                    assertThat(problem.detail())
                            .contains("2026-03-02T05:00:00Z", "2026-03-02T09:00:00Z", "begins anew");
                });
    }

    @Test
    void aDigestThatNamesFilesElsewhereTouchesNothing() throws IOException {
        Path secret = Files.writeString(root.resolve("secret.json.gz"), "secret");
        rewrite(
                digests.get(4),
                text -> text.replace(logs.get(8), "../secret.json.gz").replace(logs.get(9), secret.toString()));
        assertThat(kinds(check()))
                .containsExactlyInAnyOrder(
                        "SIGNATURE_WRONG " + digests.get(4),
                        "NAME_REFUSED ../secret.json.gz",
                        "NAME_REFUSED " + secret,
                        "LOG_UNNAMED " + logs.get(8),
                        "LOG_UNNAMED " + logs.get(9));
    }

    private TrailReport check() {
        return check(folder, Signatures.read(signatures(newest)), TrailCheck.Span.ALL);
    }

    private TrailReport check(Path where, Signatures signatures, TrailCheck.Span span) {
        return TrailCheck.run(
                where, keys(DigestSigner.publicKeys(List.of(SIGNER), "", "").toString()), signatures, span);
    }

    private PublicKeys keys(String json) {
        return PublicKeys.read(text("keys.json", json));
    }

    private Path signatures(String last) {
        return text("signatures.txt", last + "  " + digests.getLast() + "\n");
    }

    private Path text(String name, String content) {
        try {
            return Files.writeString(root.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException("A file of the test cannot be written.", e);
        }
    }

    private void swap(String one, String other) throws IOException {
        Path aside = root.resolve("aside");
        Files.move(folder.resolve(one), aside);
        Files.move(folder.resolve(other), folder.resolve(one));
        Files.move(aside, folder.resolve(other), StandardCopyOption.REPLACE_EXISTING);
    }

    private void rewrite(String key, UnaryOperator<String> change) throws IOException {
        Path file = folder.resolve(key);
        String text;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String changed = change.apply(text);
        assertThat(changed).isNotEqualTo(text);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(changed.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, bytes.toByteArray());
    }

    private static Problem only(TrailReport report, Kind kind, String file) {
        assertThat(kinds(report)).containsExactly(kind + " " + file);
        assertThat(report.isVerified()).isFalse();
        return report.problems().getFirst();
    }

    private static List<String> kinds(TrailReport report) {
        return report.problems().stream()
                .map(problem -> problem.kind() + " " + problem.file())
                .toList();
    }

    private static Instant hour(int number) {
        return Instant.ofEpochSecond(START + number * HOUR);
    }
}

package io.kumoban.engine.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.testing.ExternalData;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestFileTest {
    private static final Path SAMPLES = Path.of("cloudtrail-log-file-validation-digest-file-structure");

    @Test
    void theDocumentedDigestIsRead() throws Exception {
        DigestFile digest = sample("01.json");

        assertThat(digest.until()).isEqualTo(Instant.parse("2015-08-17T15:01:31Z"));
        assertThat(digest.fingerprint()).isEqualTo("31e8b5433410dfb61a9dc45cc65b22ff");
        assertThat(digest.logFiles()).singleElement().satisfies(file -> {
            assertThat(file.object()).endsWith("_9nYN7gp2eWAJHIfT.json.gz");
            assertThat(file.sha256()).startsWith("9bb6196f");
        });
        assertThat(digest.signed("00ff").lines())
                .containsExactly(
                        "2015-08-17T15:01:31Z",
                        "S3-bucket-name/" + digest.object(),
                        "00ff",
                        Objects.requireNonNull(digest.previous()).signature())
                .last()
                .asString()
                .startsWith("50887ccffad4c002");
    }

    @Test
    void theDocumentedDigestWithoutLogFilesIsRead() throws Exception {
        assertThat(sample("02.json").logFiles()).isEmpty();
    }

    @Test
    void theFirstDigestOfAChainIsSignedWithNullForTheOneBefore() {
        DigestFile first = DigestFile.parse(json("null", "null").getBytes(StandardCharsets.UTF_8));

        assertThat(first.previous()).isNull();
        assertThat(first.signed("00ff")).isEqualTo("2026-03-02T01:00:00Z\nb/k\n00ff\nnull");
    }

    @ParameterizedTest
    @CsvSource({
        "'{', it is no JSON document",
        "'[]', it has no digestEndTime",
        "'{\"digestEndTime\":7}', it has no digestEndTime",
        "'{\"digestEndTime\":\"x\"}', it has no digestStartTime",
        "'{\"digestEndTime\":\"x\",\"digestStartTime\":\"x\"}', its times cannot be read",
        "'{\"logFiles\":[{\"s3Object\":\"a\",\"hashValue\":\"00\",\"hashAlgorithm\":\"SHA-256\"}]}',"
                + " hashValue is no SHA-256",
    })
    void whatIsNoDigestIsToldWhy(String content, String reason) {
        assertThatThrownBy(() -> DigestFile.parse(content.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }

    private static DigestFile sample(String name) throws Exception {
        return DigestFile.parse(Files.readAllBytes(
                ExternalData.named("cloudtrail-doc-samples").resolve(SAMPLES).resolve(name)));
    }

    private static String json(String previous, String signature) {
        return """
            {"digestStartTime":"2026-03-02T00:00:00Z","digestEndTime":"2026-03-02T01:00:00Z",\
            "digestS3Bucket":"b","digestS3Object":"k","digestPublicKeyFingerprint":"f",\
            "digestSignatureAlgorithm":"SHA256withRSA","previousDigestS3Object":%s,\
            "previousDigestSignature":%s,"logFiles":[]}\
            """.formatted(previous, signature);
    }
}

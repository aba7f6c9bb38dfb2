package io.kumoban.console.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.datasets.simulator.Happenings;
import io.kumoban.datasets.simulator.Simulation;
import io.kumoban.datasets.simulator.SimulationRun;
import io.kumoban.datasets.simulator.plan.FlowFields;
import io.kumoban.datasets.simulator.plan.LogFamily;
import io.kumoban.datasets.simulator.plan.Mix;
import io.kumoban.datasets.simulator.plan.SimulationOptions;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The simulated trail verifies by the steps of the AWS page "Custom implementations of CloudTrail log file integrity
 * validation", done with the JDK alone: nothing of this program that verifies trails is used.
 */
class TrailByHandTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder;

    @Test
    void everyDigestAndLogOfEveryChainVerifies() throws IOException, GeneralSecurityException {
        SimulationOptions options = new SimulationOptions(
                5,
                1,
                1,
                Instant.parse("2026-03-02T00:00:00Z"),
                20_000,
                Mix.DEFAULT,
                EnumSet.of(LogFamily.CALLS),
                FlowFields.DEFAULT);
        Path bucket = folder.resolve("bucket");
        new SimulationRun(new Simulation(options, Happenings.NONE)).write(bucket, 2);
        Map<String, PublicKey> keys = keys(JSON.readTree(Files.readString(bucket.resolve("trail/public-keys.json"))));
        Map<String, String> signatures = newestSignatures(bucket.resolve("trail/signatures.txt"));
        List<Path> digests = files(bucket, "CloudTrail-Digest");

        long logs = 0;
        for (Path file : digests.reversed()) {
            String name = bucket.relativize(file).toString();
            byte[] bytes = inflated(file);
            JsonNode digest = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
            String previous = digest.path("previousDigestSignature").asString("null");

            assertThat(digest.path("digestS3Object").asString()).isEqualTo(name);
            PublicKey key = keys.get(digest.path("digestPublicKeyFingerprint").asString());
            assertThat(isSigned(key, digest, name, sha256(bytes), previous, signatures.get(name)))
                    .as(name)
                    .isTrue();
            for (JsonNode log : digest.path("logFiles")) {
                assertThat(sha256(inflated(bucket.resolve(log.path("s3Object").asString()))))
                        .isEqualTo(log.path("hashValue").asString());
                logs++;
            }
            if (digest.path("previousDigestS3Object").isString()) {
                String before = digest.path("previousDigestS3Object").asString();
                assertThat(sha256(inflated(bucket.resolve(before))))
                        .isEqualTo(digest.path("previousDigestHashValue").asString());
                signatures.put(before, previous);
            }
        }

        assertThat(digests).hasSizeGreaterThan(24);
        assertThat(signatures).hasSameSizeAs(digests);
        assertThat(logs).isEqualTo(files(bucket, "CloudTrail").size());
    }

    private static boolean isSigned(
            PublicKey key, JsonNode digest, String name, String hash, String previous, String signature)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(key);
        String signed = digest.path("digestEndTime").asString() + "\n"
                + digest.path("digestS3Bucket").asString() + "/" + name + "\n" + hash + "\n" + previous;
        verifier.update(signed.getBytes(StandardCharsets.UTF_8));
        return verifier.verify(HexFormat.of().parseHex(signature));
    }

    /** The keys of the list by their fingerprints; each Region has one. */
    private static Map<String, PublicKey> keys(JsonNode list) throws GeneralSecurityException {
        Map<String, PublicKey> keys = new HashMap<>();
        for (JsonNode one : list.path("PublicKeyList")) {
            keys.put(one.path("Fingerprint").asString(), key(one.path("Value").asString()));
        }
        return keys;
    }

    /** A sequence of modulus and exponent, as PKCS#1 encodes it. */
    private static PublicKey key(String value) throws GeneralSecurityException {
        byte[] der = Base64.getDecoder().decode(value);
        // The sequence and a modulus of 257 bytes have lengths of two bytes, behind 0x82; the exponent's has one.
        int modulusLength = (der[6] & 0xff) << 8 | der[7] & 0xff;
        int exponentAt = 8 + modulusLength + 2;
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        new BigInteger(Arrays.copyOfRange(der, 8, 8 + modulusLength)),
                        new BigInteger(Arrays.copyOfRange(der, exponentAt, der.length))));
    }

    /** Signatures of the newest digests, which no other digest tells, by the names of these. */
    private static Map<String, String> newestSignatures(Path file) throws IOException {
        Map<String, String> signatures = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split(" +");
            signatures.put(parts[1], parts[0]);
        }
        return signatures;
    }

    /** The files of a kind, those of one Region after another, each in the order of time. */
    private static List<Path> files(Path bucket, String kind) throws IOException {
        try (Stream<Path> files = Files.walk(bucket.resolve("AWSLogs"))) {
            return files.filter(file -> file.toString().contains("/" + kind + "/") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] inflated(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private static String sha256(byte[] bytes) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}

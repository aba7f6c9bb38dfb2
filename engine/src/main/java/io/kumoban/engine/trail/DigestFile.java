package io.kumoban.engine.trail;

import io.kumoban.engine.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a digest says, after the AWS page "CloudTrail digest file structure".
 *
 * @param end      as it is written, since it is signed so
 * @param previous the digest before it, or null where a chain begins
 */
record DigestFile(
        Instant from,
        Instant until,
        String end,
        String bucket,
        String object,
        String fingerprint,
        String algorithm,
        @Nullable Previous previous,
        List<Named> logFiles) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /**
     * The digest before.
     *
     * @param signature hex; empty when the digest does not say it
     */
    record Previous(String object, String sha256, String signature) {}

    /** A log file that a digest names. */
    record Named(String object, String sha256) {}

    /**
     * Reads a digest.
     *
     * @throws IllegalArgumentException when it is none, with the reason
     */
    static DigestFile parse(byte[] content) {
        try {
            JsonNode json = Json.read(new String(content, StandardCharsets.UTF_8));
            List<Named> logFiles = new ArrayList<>();
            for (JsonNode file : json.path("logFiles")) {
                logFiles.add(new Named(text(file, "s3Object"), hash(file, "hashAlgorithm", "hashValue")));
            }
            String end = text(json, "digestEndTime");
            return new DigestFile(
                    Instant.parse(text(json, "digestStartTime")),
                    Instant.parse(end),
                    end,
                    text(json, "digestS3Bucket"),
                    text(json, "digestS3Object"),
                    text(json, "digestPublicKeyFingerprint"),
                    text(json, "digestSignatureAlgorithm"),
                    previous(json),
                    logFiles);
        } catch (JacksonException noJson) {
            throw new IllegalArgumentException("it is no JSON document", noJson);
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException("its times cannot be read", noTime);
        }
    }

    private static @Nullable Previous previous(JsonNode json) {
        return json.path("previousDigestS3Object").isString()
                ? new Previous(
                        text(json, "previousDigestS3Object"),
                        hash(json, "previousDigestHashAlgorithm", "previousDigestHashValue"),
                        json.path("previousDigestSignature").asString("").toLowerCase(Locale.ROOT))
                : null;
    }

    private static String hash(JsonNode json, String algorithm, String value) {
        String hash = text(json, value).toLowerCase(Locale.ROOT);
        if (!text(json, algorithm).equals("SHA-256") || !SHA_256.matcher(hash).matches()) {
            throw new IllegalArgumentException(value + " is no SHA-256");
        }
        return hash;
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return value.asString();
    }

    /** The text that is signed, after the AWS page "Custom implementations of CloudTrail log file integrity validation". */
    String signed(String ownSha256) {
        String before = previous == null || previous.signature.isEmpty() ? "null" : previous.signature;
        return String.join("\n", end, bucket + "/" + object, ownSha256, before);
    }
}

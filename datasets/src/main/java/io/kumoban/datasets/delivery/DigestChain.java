package io.kumoban.datasets.delivery;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A region's chain of digests, written one after the other: each names the log files of its period and the digest before, and
 * is signed over itself and the signature before.
 */
public final class DigestChain {
    private final Bucket bucket;
    private final DigestSigner signer;
    private final String account;
    private final String region;
    private final String trail;
    private final String logBucket;
    private @Nullable DeliveredFile previous;
    private String signature = "null";

    /** The beginning of a chain; {@code logBucket} is the name under which digests know the bucket. */
    public DigestChain(
            Bucket bucket, DigestSigner signer, String account, String region, String trail, String logBucket) {
        this.bucket = bucket;
        this.signer = signer;
        this.account = account;
        this.region = region;
        this.trail = trail;
        this.logBucket = logBucket;
    }

    /** The signature of the digest written last, hex; {@code null} as a text before the first. */
    public String newest() {
        return signature;
    }

    /** Writes the digest of a period, in seconds since 1970, over the files delivered in it, in any order. */
    public DeliveredFile add(long from, long to, List<DeliveredFile> delivered) {
        List<DeliveredFile> covered = delivered.stream()
                .sorted(Comparator.comparing(DeliveredFile::path))
                .toList();
        String key = "AWSLogs/%s/CloudTrail-Digest/%s/%s/%s_CloudTrail-Digest_%s_%s_us-east-1_%s.json.gz"
                .formatted(account, region, Stamps.folder(to), account, region, trail, Stamps.second(to));
        DeliveredFile digest =
                bucket.putCompressed(key, to, digest(key, from, to, covered).toString(), List.of());
        signature = signer.sign(Stamps.iso(to), logBucket + "/" + key, digest.sha256(), signature);
        previous = digest;
        return digest;
    }

    private JsonObject digest(String key, long from, long to, List<DeliveredFile> covered) {
        List<JsonObject> files = covered.stream()
                .map(file -> JsonObject.of(
                        "s3Bucket", logBucket,
                        "s3Object", file.path(),
                        "hashValue", file.sha256(),
                        "hashAlgorithm", "SHA-256",
                        "newestEventTime", Stamps.iso(file.newest()),
                        "oldestEventTime", Stamps.iso(file.oldest())))
                .toList();
        boolean empty = covered.isEmpty();
        long newest = covered.stream().mapToLong(DeliveredFile::newest).max().orElse(to);
        long oldest = covered.stream().mapToLong(DeliveredFile::oldest).min().orElse(from);
        return JsonObject.of(
                "awsAccountId",
                account,
                "digestStartTime",
                Stamps.iso(from),
                "digestEndTime",
                Stamps.iso(to),
                "digestS3Bucket",
                logBucket,
                "digestS3Object",
                key,
                "digestPublicKeyFingerprint",
                signer.fingerprint(),
                "digestSignatureAlgorithm",
                "SHA256withRSA",
                "newestEventTime",
                empty ? null : Stamps.iso(newest),
                "oldestEventTime",
                empty ? null : Stamps.iso(oldest),
                "previousDigestS3Bucket",
                previous == null ? null : logBucket,
                "previousDigestS3Object",
                previous == null ? null : previous.path(),
                "previousDigestHashValue",
                previous == null ? null : previous.sha256(),
                "previousDigestHashAlgorithm",
                previous == null ? null : "SHA-256",
                "previousDigestSignature",
                previous == null ? null : signature,
                "logFiles",
                files);
    }
}

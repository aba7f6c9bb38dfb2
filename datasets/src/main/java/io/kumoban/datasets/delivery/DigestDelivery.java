package io.kumoban.datasets.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the digests of a trail: for each region a chain of files that name the log files of their period with their
 * hashes, each signed over itself and the signature before (AWS page "CloudTrail digest file structure").
 */
public final class DigestDelivery {
    private DigestDelivery() {}

    /**
     * The digests of a region.
     *
     * @param newest the signature of the last one, which the service keeps in the metadata of its object; hex
     */
    public record Chain(List<DeliveredFile> digests, String newest) {}

    /**
     * Writes one digest for each whole period of a region.
     *
     * @param signer signs them
     * @param logFiles the region's log files, in any order
     * @param start of the first period, seconds since 1970
     * @param period length in seconds
     * @param periods how many
     */
    public static Chain deliver(
            Bucket bucket,
            DigestSigner signer,
            String account,
            String region,
            String trail,
            String logBucket,
            List<DeliveredFile> logFiles,
            long start,
            long period,
            int periods) {
        List<DeliveredFile> digests = new ArrayList<>();
        @Nullable DeliveredFile previous = null;
        String signature = "null";
        for (int i = 0; i < periods; i++) {
            long from = start + i * period;
            long to = from + period;
            List<DeliveredFile> covered = logFiles.stream()
                    .filter(file -> file.stamp() > from && file.stamp() <= to)
                    .sorted(Comparator.comparing(DeliveredFile::path))
                    .toList();
            String key = "AWSLogs/%s/CloudTrail-Digest/%s/%s/%s_CloudTrail-Digest_%s_%s_us-east-1_%s.json.gz"
                    .formatted(account, region, Stamps.folder(to), account, region, trail, Stamps.second(to));
            Before before = new Before(previous, signature);
            JsonObject digest = digest(account, logBucket, signer.fingerprint(), key, from, to, before, covered);
            previous = bucket.putCompressed(key, to, digest.toString(), List.of());
            signature = signer.sign(Stamps.iso(to), logBucket + "/" + key, previous.sha256(), signature);
            digests.add(previous);
        }
        return new Chain(digests, signature);
    }

    /** The digest that stands before another in the chain, if any, and its signature. */
    private record Before(@Nullable DeliveredFile file, String signature) {}

    private static JsonObject digest(
            String account,
            String logBucket,
            String fingerprint,
            String key,
            long from,
            long to,
            Before before,
            List<DeliveredFile> covered) {
        List<JsonObject> files = covered.stream()
                .map(file -> JsonObject.of(
                        "s3Bucket", logBucket,
                        "s3Object", file.path(),
                        "hashValue", file.sha256(),
                        "hashAlgorithm", "SHA-256",
                        "newestEventTime", Stamps.iso(file.newest()),
                        "oldestEventTime", Stamps.iso(file.oldest())))
                .toList();
        DeliveredFile previous = before.file();
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
                fingerprint,
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
                previous == null ? null : before.signature(),
                "logFiles",
                files);
    }
}

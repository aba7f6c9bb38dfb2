package io.kumoban.datasets.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the digests of a trail: for each region a chain of files that name the log files of their period with their
 * hashes. They are unsigned, so they show what was delivered but prove nothing.
 */
public final class DigestDelivery {
    private static final String UNSIGNED = "00000000000000000000000000000000";

    private DigestDelivery() {}

    /**
     * Writes one digest for each whole period of a region.
     *
     * @param logFiles the region's log files, in any order
     * @param start of the first period, seconds since 1970
     * @param period length in seconds
     * @param periods how many
     */
    public static List<DeliveredFile> deliver(
            Bucket bucket,
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
        for (int i = 0; i < periods; i++) {
            long from = start + i * period;
            long to = from + period;
            List<DeliveredFile> covered = logFiles.stream()
                    .filter(file -> file.stamp() > from && file.stamp() <= to)
                    .sorted(Comparator.comparing(DeliveredFile::path))
                    .toList();
            String key = "AWSLogs/%s/CloudTrail-Digest/%s/%s/%s_CloudTrail-Digest_%s_%s_us-east-1_%s.json.gz"
                    .formatted(account, region, Stamps.folder(to), account, region, trail, Stamps.second(to));
            JsonObject digest = digest(account, logBucket, key, from, to, previous, covered);
            previous = bucket.putCompressed(key, to, digest.toString(), List.of());
            digests.add(previous);
        }
        return digests;
    }

    private static JsonObject digest(
            String account,
            String logBucket,
            String key,
            long from,
            long to,
            @Nullable DeliveredFile previous,
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
                UNSIGNED,
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
                null,
                "logFiles",
                files);
    }
}

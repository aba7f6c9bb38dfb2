package io.kumoban.datasets.delivery;

import java.util.List;

/** What is needed beside the digests to verify them: the public key, and the newest signature of each chain. */
public final class TrailFiles {
    private TrailFiles() {}

    /**
     * Writes {@code trail/public-keys.json} and {@code trail/signatures.txt}.
     *
     * @param start of the first period, seconds since 1970
     * @param end of the last, seconds since 1970
     */
    public static void write(
            Bucket bucket, List<DigestSigner> signers, long start, long end, List<DigestDelivery.Chain> chains) {
        bucket.putText(
                "trail/public-keys.json", DigestSigner.publicKeys(signers, Stamps.iso(start), Stamps.iso(end)) + "\n");
        StringBuilder lines = new StringBuilder();
        for (DigestDelivery.Chain chain : chains) {
            if (!chain.digests().isEmpty()) {
                lines.append(chain.newest())
                        .append("  ")
                        .append(chain.digests().getLast().path())
                        .append('\n');
            }
        }
        bucket.putText("trail/signatures.txt", lines.toString());
    }
}

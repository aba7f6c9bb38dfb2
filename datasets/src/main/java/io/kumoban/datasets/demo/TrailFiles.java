package io.kumoban.datasets.demo;

import io.kumoban.datasets.account.Day;
import io.kumoban.datasets.delivery.Bucket;
import io.kumoban.datasets.delivery.DigestDelivery;
import io.kumoban.datasets.delivery.DigestSigner;
import io.kumoban.datasets.delivery.Stamps;
import java.util.List;

/** What is needed beside the digests to verify them: the public key, and the newest signature of each chain. */
final class TrailFiles {
    private TrailFiles() {}

    static void write(Bucket bucket, DigestSigner signer, DemoOptions options, List<DigestDelivery.Chain> chains) {
        long start = options.start().getEpochSecond();
        String from = Stamps.iso(start);
        String to = Stamps.iso(start + options.days() * Day.LENGTH);
        bucket.putText("trail/public-keys.json", signer.publicKeys(from, to) + "\n");
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

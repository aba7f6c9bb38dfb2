package io.kumoban.datasets.delivery;

import java.util.ArrayList;
import java.util.List;

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
        DigestChain chain = new DigestChain(bucket, signer, account, region, trail, logBucket);
        List<DeliveredFile> digests = new ArrayList<>();
        for (int i = 0; i < periods; i++) {
            long from = start + i * period;
            long to = from + period;
            digests.add(chain.add(
                    from,
                    to,
                    logFiles.stream()
                            .filter(file -> file.stamp() > from && file.stamp() <= to)
                            .toList()));
        }
        return new Chain(digests, chain.newest());
    }
}

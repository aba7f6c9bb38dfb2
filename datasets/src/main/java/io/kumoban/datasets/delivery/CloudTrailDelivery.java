package io.kumoban.datasets.delivery;

import io.kumoban.datasets.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Delivers CloudTrail records: by region, not in time order inside a file, one in a hundred again in a later file. */
public final class CloudTrailDelivery {
    private static final double REDELIVERED = 0.01;

    private CloudTrailDelivery() {}

    /** The files delivered and how many of their records are repeats. */
    public record Delivered(List<DeliveredFile> files, int repeats) {}

    /** Writes the records of one account. */
    public static Delivered deliver(Bucket bucket, String account, List<ApiRecord> records, Dice dice) {
        SortedMap<String, Batches<ApiRecord>> byRegion = new TreeMap<>();
        int repeats = 0;
        for (ApiRecord record : records) {
            Batches<ApiRecord> batches = byRegion.computeIfAbsent(record.region(), unused -> new Batches<>());
            long stamp = batches.add(record, dice);
            if (dice.chance(REDELIVERED)) {
                batches.addAt(stamp + Batches.PERIOD * dice.between(1, 2), record);
                repeats++;
            }
        }
        List<DeliveredFile> files = new ArrayList<>();
        for (Map.Entry<String, Batches<ApiRecord>> region : byRegion.entrySet()) {
            region.getValue()
                    .byStamp()
                    .forEach((stamp, batch) -> files.add(put(bucket, account, region.getKey(), stamp, batch, dice)));
        }
        return new Delivered(files, repeats);
    }

    private static DeliveredFile put(
            Bucket bucket, String account, String region, long stamp, List<ApiRecord> batch, Dice dice) {
        shuffle(batch, dice);
        StringBuilder content = new StringBuilder("{\"Records\":[");
        for (int i = 0; i < batch.size(); i++) {
            content.append(i == 0 ? "" : ",").append(batch.get(i).text());
        }
        String key = "AWSLogs/%s/CloudTrail/%s/%s/%s_CloudTrail_%s_%s_%s.json.gz"
                .formatted(
                        account,
                        region,
                        Stamps.folder(stamp),
                        account,
                        region,
                        Stamps.minute(stamp),
                        dice.alphanumeric(16));
        return bucket.putCompressed(key, stamp, content.append("]}").toString(), batch);
    }

    private static void shuffle(List<ApiRecord> batch, Dice dice) {
        for (int i = batch.size() - 1; i > 0; i--) {
            int other = dice.below(i + 1);
            ApiRecord moved = batch.get(i);
            batch.set(i, batch.get(other));
            batch.set(other, moved);
        }
    }
}

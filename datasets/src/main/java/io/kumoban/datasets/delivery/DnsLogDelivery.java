package io.kumoban.datasets.delivery;

import io.kumoban.datasets.Dice;
import java.util.ArrayList;
import java.util.List;

/** Delivers Route 53 Resolver query log lines, one JSON object a line. */
public final class DnsLogDelivery {
    private DnsLogDelivery() {}

    /** Writes the query records of one network. */
    public static List<DeliveredFile> deliver(
            Bucket bucket, String account, String vpc, List<DnsRecord> records, Dice dice) {
        Batches<DnsRecord> batches = new Batches<>();
        records.forEach(record -> batches.add(record, dice));
        List<DeliveredFile> files = new ArrayList<>();
        batches.byStamp().forEach((stamp, batch) -> {
            StringBuilder content = new StringBuilder();
            batch.forEach(record -> content.append(record.text()).append('\n'));
            String key = "AWSLogs/%s/vpcdnsquerylogs/%s/%s/%s_vpcdnsquerylogs_%s_%s_%s.log.gz"
                    .formatted(account, vpc, Stamps.folder(stamp), vpc, account, Stamps.minute(stamp), dice.hex(8));
            files.add(bucket.putCompressed(key, stamp, content.toString(), batch));
        });
        return files;
    }
}

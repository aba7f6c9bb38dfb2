package io.kumoban.datasets.delivery;

import io.kumoban.datasets.Dice;
import java.util.ArrayList;
import java.util.List;

/** Delivers VPC flow log lines, each file under the header line that names its columns. */
public final class FlowLogDelivery {
    private FlowLogDelivery() {}

    /** Writes the flow records of one account and region, recorded by one flow log. */
    public static List<DeliveredFile> deliver(
            Bucket bucket,
            String account,
            String region,
            String flowLog,
            String header,
            List<FlowRecord> records,
            Dice dice) {
        Batches<FlowRecord> batches = new Batches<>();
        records.forEach(record -> batches.add(record, dice));
        List<DeliveredFile> files = new ArrayList<>();
        batches.byStamp().forEach((stamp, batch) -> {
            StringBuilder content = new StringBuilder(header).append('\n');
            batch.forEach(record -> content.append(record.text()).append('\n'));
            String key = "AWSLogs/%s/vpcflowlogs/%s/%s/%s_vpcflowlogs_%s_%s_%s_%s.log.gz"
                    .formatted(
                            account,
                            region,
                            Stamps.folder(stamp),
                            account,
                            region,
                            flowLog,
                            Stamps.minute(stamp),
                            dice.hex(8));
            files.add(bucket.putCompressed(key, stamp, content.toString(), batch));
        });
        return files;
    }
}

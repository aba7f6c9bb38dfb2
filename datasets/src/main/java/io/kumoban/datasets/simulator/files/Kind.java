package io.kumoban.datasets.simulator.files;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.delivery.Stamps;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.simulator.plan.FlowFormat;
import java.util.function.BiFunction;

/**
 * One kind of file of one account: its names, and what stands around its records.
 *
 * @param account whose records they are
 * @param delays how late they come
 * @param repeats the share of records that come again in a later file
 * @param head before the first record
 * @param separator between two
 * @param tail behind the last
 * @param names the object's key from its stamp and the dice of the file
 */
public record Kind(
        Account account,
        Delays delays,
        double repeats,
        byte[] head,
        byte[] separator,
        byte[] tail,
        BiFunction<Long, Dice, String> names) {
    private static final byte[] LINE_END = {'\n'};
    private static final double REDELIVERED = 0.01;

    /** The CloudTrail files of a Region. */
    public static Kind calls(Account account, String region) {
        return new Kind(
                account,
                Delays.CLOUD_TRAIL,
                REDELIVERED,
                RecordBuffer.ascii("{\"Records\":["),
                RecordBuffer.ascii(","),
                RecordBuffer.ascii("]}"),
                (stamp, dice) -> "AWSLogs/" + account.number() + "/CloudTrail/" + region + "/" + Stamps.folder(stamp)
                        + "/" + account.number() + "_CloudTrail_" + region + "_" + Stamps.minute(stamp) + "_"
                        + dice.alphanumeric(16) + ".json.gz");
    }

    /** The files of the account's flow log; the header line names the columns. */
    public static Kind flows(Account account, String header, FlowFormat format) {
        String region = account.region().id();
        return new Kind(
                account,
                Delays.NETWORK,
                0,
                RecordBuffer.ascii(header + "\n"),
                LINE_END,
                LINE_END,
                (stamp, dice) -> "AWSLogs/" + account.number() + "/vpcflowlogs/" + region + "/" + Stamps.folder(stamp)
                        + "/" + account.number() + "_vpcflowlogs_" + region + "_"
                        + account.network().flowLog() + "_" + Stamps.minute(stamp) + "_" + dice.hex(8)
                        + format.suffix());
    }

    /** The query log files of the account's network. */
    public static Kind queries(Account account) {
        String vpc = account.network().vpc();
        return new Kind(
                account,
                Delays.NETWORK,
                0,
                new byte[0],
                LINE_END,
                LINE_END,
                (stamp, dice) -> "AWSLogs/" + account.number() + "/vpcdnsquerylogs/" + vpc + "/" + Stamps.folder(stamp)
                        + "/" + vpc + "_vpcdnsquerylogs_" + account.number() + "_" + Stamps.minute(stamp) + "_"
                        + dice.hex(8) + ".log.gz");
    }
}

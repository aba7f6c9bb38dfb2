package io.kumoban.bench.stage;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.Caller;
import io.kumoban.datasets.api.Callers;
import io.kumoban.datasets.api.S3;
import io.kumoban.datasets.api.Session;
import io.kumoban.datasets.delivery.LogRecord;
import io.kumoban.datasets.network.Exchange;
import io.kumoban.datasets.network.FlowLog;
import io.kumoban.datasets.network.Lookup;
import io.kumoban.datasets.network.NetworkInterface;
import io.kumoban.datasets.simulator.plan.LogFamily;
import java.util.List;

/** Records built as objects and texts, the way of the demo account: an object read, a connection, a name looked up. */
final class RecordObjects {
    private static final long START = 1_772_409_600;
    private static final String ACCOUNT = "111122220000";
    private static final String REGION = "us-east-1";
    private static final String VPC = "vpc-0123456789abcdef0";

    private final LogFamily family;
    private final Dice dice = Dice.ofThing("objects", 1);
    private final NetworkInterface client =
            new NetworkInterface("eni-0123456789abcdef0", "i-0123456789abcdef0", "10.0.1.10", "subnet-1", "use1-az1");
    private final Caller caller = Callers.session(
            new Session("web-server-role", "i-0123456789abcdef0", START, Session.Origin.INSTANCE),
            "198.18.5.10",
            "Boto3/1.37.4 md/Botocore#1.37.4",
            Caller.Channel.PROGRAM);
    private final FlowLog flowLog = new FlowLog(ACCOUNT, REGION, VPC, List.of(client), address -> "-");

    RecordObjects(LogFamily family) {
        this.family = family;
    }

    /** Builds the next record, of flows both lines of a connection every other time, and returns how many it were. */
    int next(long number) {
        long time = START + number % 86_400;
        return switch (family) {
            case CALLS ->
                built(S3.getObject("bucket", "a/" + dice.hex(12), dice.around(60_000, 0.5))
                        .record(time, caller, dice));
            case FLOWS -> number % 2 == 0 ? connection(time) : 0;
            case DNS ->
                built(Lookup.address("s3.us-east-1.amazonaws.com", "198.18.1." + dice.between(1, 250))
                        .record(time, ACCOUNT, REGION, VPC, client, dice.between(32_768, 60_999)));
        };
    }

    private int connection(long time) {
        Exchange exchange = Exchange.tcp(
                        client.address(), dice.between(32_768, 60_999), "198.18.2." + dice.between(1, 250), 443, time)
                .sending(8, dice.around(1_400, 0.3))
                .receiving(20, dice.around(24_000, 0.5));
        int lines = 0;
        for (LogRecord line : flowLog.lines(exchange)) {
            lines += built(line);
        }
        return lines;
    }

    private static int built(LogRecord record) {
        return record.bytes().length > 0 ? 1 : 0;
    }
}

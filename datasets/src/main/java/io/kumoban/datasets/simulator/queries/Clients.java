package io.kumoban.datasets.simulator.queries;

import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.AddressPlan;
import io.kumoban.datasets.estate.Interface;
import java.util.List;

/** The parts of an account's query records that say whose they are, and its own names. */
final class Clients {
    private static final List<String> OWN = List.of("database", "cache", "queue", "auth", "web", "api", "metrics");

    final byte[] head;
    /** By interface: from the address to before the port. */
    final byte[][] before;
    /** By interface: from behind the port to the end. */
    final byte[][] behind;

    final byte[][] own;
    final byte[][] missing;

    static byte[] before(Interface client) {
        return RecordBuffer.ascii(",\"srcaddr\":\"" + AddressPlan.text(client.address()) + "\",\"srcport\":\"");
    }

    static byte[] behind(Interface client) {
        return RecordBuffer.ascii("\",\"transport\":\"UDP\",\"srcids\":{"
                + (client.owner().equals("-") ? "" : "\"instance\":\"" + client.owner() + '"') + "}}");
    }

    Clients(Account account) {
        String text = JsonObject.of(
                        "version", "1.100000",
                        "account_id", account.number(),
                        "region", account.region().id(),
                        "vpc_id", account.network().vpc())
                .toString();
        head = RecordBuffer.ascii(text.substring(0, text.length() - 1) + ",\"query_timestamp\":\"");
        List<Interface> interfaces = account.network().interfaces();
        before = new byte[interfaces.size()][];
        behind = new byte[interfaces.size()][];
        for (Interface client : interfaces) {
            before[client.number()] = before(client);
            behind[client.number()] = behind(client);
        }
        String zone = account.name() + ".internal.kumo.example";
        own = OWN.stream()
                .map(host -> Answers.found(
                        host + "." + zone,
                        "A",
                        new Answers.Datum(
                                AddressPlan.text(interfaces
                                        .get(OWN.indexOf(host) % interfaces.size())
                                        .address()),
                                "A")))
                .toArray(byte[][]::new);
        missing = OWN.stream()
                .map(host -> Answers.failed(host + "." + zone + ".ec2.internal", "A", "NXDOMAIN"))
                .toArray(byte[][]::new);
    }
}

package io.kumoban.datasets.network;

import io.kumoban.datasets.delivery.DnsRecord;
import io.kumoban.datasets.delivery.JsonObject;
import io.kumoban.datasets.delivery.Stamps;
import java.util.List;

/**
 * A name looked up at the network's resolver.
 *
 * @param name fully qualified, without the final dot
 * @param type as in {@code A}
 * @param rcode as in {@code NOERROR}
 * @param answers the answers' data, all of the type asked for; empty when there is none
 */
public record Lookup(String name, String type, String rcode, List<String> answers) {

    /** An address look-up that succeeds. */
    public static Lookup address(String name, String... addresses) {
        return new Lookup(name, "A", "NOERROR", List.of(addresses));
    }

    /** A name that does not exist. */
    public static Lookup missing(String name, String type) {
        return new Lookup(name, type, "NXDOMAIN", List.of());
    }

    /**
     * The query log's record.
     *
     * @param time of the query, seconds since 1970
     * @param port the client's port
     */
    public DnsRecord record(long time, String account, String region, String vpc, NetworkInterface client, int port) {
        List<JsonObject> data = answers.stream()
                .map(answer -> JsonObject.of("Rdata", answer, "Type", type, "Class", "IN"))
                .toList();
        JsonObject ids = JsonObject.of();
        if (client.instance().startsWith("i-")) {
            ids.with("instance", client.instance());
        }
        JsonObject text = JsonObject.of(
                "version",
                "1.100000",
                "account_id",
                account,
                "region",
                region,
                "vpc_id",
                vpc,
                "query_timestamp",
                Stamps.iso(time),
                "query_name",
                name + ".",
                "query_type",
                type,
                "query_class",
                "IN",
                "rcode",
                rcode,
                "answers",
                data,
                "srcaddr",
                client.address(),
                "srcport",
                String.valueOf(port),
                "transport",
                "UDP",
                "srcids",
                ids);
        return new DnsRecord(time, text.toString());
    }
}

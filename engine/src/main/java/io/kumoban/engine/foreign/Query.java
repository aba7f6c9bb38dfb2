package io.kumoban.engine.foreign;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question to a resolver, with its answer where the record has one.
 *
 * @param time      milliseconds since 1970
 * @param name      the name that was asked for
 * @param type      the type of record, such as {@code AAAA}
 * @param rcode     the name of the response code, such as {@code NXDOMAIN}
 * @param answers   the data of each answer
 * @param source    the address that asked
 * @param port      its port
 * @param transport {@code UDP} or {@code TCP}
 * @param owner     whose it is
 */
public record Query(
        long time,
        @Nullable String name,
        @Nullable String type,
        @Nullable String rcode,
        List<String> answers,
        @Nullable String source,
        @Nullable String port,
        @Nullable String transport,
        Owner owner)
        implements Reading {

    /** The query as a record of a Resolver query log. */
    public String resolverRecord() {
        ObjectNode record = Json.object();
        put(record, "account_id", owner.account());
        put(record, "region", owner.region());
        put(record, "vpc_id", owner.vpc());
        record.put("query_timestamp", Json.time(time));
        put(record, "query_name", name);
        put(record, "query_type", type);
        put(record, "rcode", rcode);
        ArrayNode answered = record.putArray("answers");
        for (String data : answers) {
            ObjectNode answer = answered.addObject().put("Rdata", data);
            Address address = Address.of(data);
            if (!address.isAbsent()) {
                answer.put("Type", address.isV4() ? "A" : "AAAA");
            }
        }
        put(record, "srcaddr", source);
        put(record, "srcport", port);
        put(record, "transport", transport);
        if (owner.instance() != null) {
            record.putObject("srcids").put("instance", owner.instance());
        }
        return Json.text(record);
    }

    private static void put(ObjectNode into, String name, @Nullable String value) {
        if (value != null) {
            into.put(name, value);
        }
    }
}

package io.kumoban.engine.foreign;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Classes Network Activity (4001) and DNS Activity (4003) of OCSF, as Security Lake writes flow logs and Resolver query
 * logs.
 */
final class OcsfTraffic {
    static final Set<String> NAMES = Set.of(
            "action",
            "disposition",
            "activity_name",
            "status_code",
            "start_time",
            "start_time_dt",
            "end_time",
            "end_time_dt",
            "src_endpoint.port",
            "src_endpoint.interface_uid",
            "src_endpoint.instance_uid",
            "src_endpoint.vpc_uid",
            "src_endpoint.subnet_uid",
            "dst_endpoint.ip",
            "dst_endpoint.port",
            "dst_endpoint.interface_uid",
            "dst_endpoint.instance_uid",
            "dst_endpoint.vpc_uid",
            "dst_endpoint.subnet_uid",
            "connection_info.protocol_num",
            "connection_info.protocol_name",
            "connection_info.direction_id",
            "connection_info.tcp_flags",
            "traffic.packets",
            "traffic.packets_out",
            "traffic.packets_in",
            "traffic.bytes",
            "traffic.bytes_out",
            "traffic.bytes_in",
            "query.hostname",
            "query.type",
            "rcode",
            "answers.rdata");

    private static final String INBOUND = "1";
    private static final String OUTBOUND = "2";

    private OcsfTraffic() {}

    static Reading conversation(Values values) {
        String status = values.text("status_code");
        if ("NODATA".equals(status) || "SKIPDATA".equals(status)) {
            return new Reading.Ignored("NODATA".equals(status) ? "nodata" : "skipdata");
        }
        long begun = first(Ocsf.time(values, "start_time"), Ocsf.time(values, "time"));
        long end = first(Ocsf.time(values, "end_time"), begun);
        if (end == Moments.NONE) {
            return Ocsf.NO_TIME;
        }
        int protocol = Protocols.number(values.text("connection_info.protocol_num", "connection_info.protocol_name"));
        return new Conversation(
                first(begun, end),
                end,
                values.text("src_endpoint.ip"),
                Numbers.port(values.text("src_endpoint.port")),
                values.text("dst_endpoint.ip"),
                Numbers.port(values.text("dst_endpoint.port")),
                protocol,
                new Half(
                        Numbers.count(values.text("traffic.packets_out", "traffic.packets")),
                        Numbers.count(values.text("traffic.bytes_out", "traffic.bytes")),
                        flags(values)),
                new Half(
                        Numbers.count(values.text("traffic.packets_in")),
                        Numbers.count(values.text("traffic.bytes_in")),
                        Half.UNTOLD),
                verdict(values.text("action", "disposition"), values.text("activity_name")),
                local(values.text("connection_info.direction_id")),
                owner(values));
    }

    private static long first(long time, long otherwise) {
        return time == Moments.NONE ? otherwise : time;
    }

    /** As flow logs have them: Security Lake copies the number. */
    private static int flags(Values values) {
        long flags = Numbers.count(values.text("connection_info.tcp_flags"));
        return flags <= 0xff ? (int) flags : Half.UNTOLD;
    }

    private static Conversation.Verdict verdict(@Nullable String action, @Nullable String activity) {
        return switch (action == null ? "" : action) {
            case "Allowed" -> Conversation.Verdict.ACCEPT;
            case "Denied", "Blocked", "Rejected" -> Conversation.Verdict.REJECT;
            default -> "Refuse".equals(activity) ? Conversation.Verdict.REJECT : Conversation.Verdict.UNTOLD;
        };
    }

    private static Conversation.Local local(@Nullable String direction) {
        if (INBOUND.equals(direction)) {
            return Conversation.Local.DESTINATION;
        }
        return OUTBOUND.equals(direction) ? Conversation.Local.SOURCE : Conversation.Local.UNTOLD;
    }

    /** The interface that recorded stands at the end that it belongs to. */
    private static Owner owner(Values values) {
        return new Owner(
                Ocsf.account(values),
                values.text("cloud.region"),
                values.text("src_endpoint.vpc_uid", "dst_endpoint.vpc_uid"),
                values.text("src_endpoint.subnet_uid", "dst_endpoint.subnet_uid"),
                values.text("src_endpoint.interface_uid", "dst_endpoint.interface_uid"),
                values.text("src_endpoint.instance_uid", "dst_endpoint.instance_uid"));
    }

    static Reading query(Values values) {
        long time = Ocsf.time(values, "time");
        if (time == Moments.NONE) {
            return Ocsf.NO_TIME;
        }
        return new Query(
                time,
                values.text("query.hostname"),
                values.text("query.type"),
                values.text("rcode"),
                values.all("answers.rdata"),
                values.text("src_endpoint.ip"),
                values.text("src_endpoint.port"),
                values.text("connection_info.protocol_name"),
                new Owner(
                        Ocsf.account(values),
                        values.text("cloud.region"),
                        values.text("src_endpoint.vpc_uid"),
                        null,
                        null,
                        values.text("src_endpoint.instance_uid")));
    }
}

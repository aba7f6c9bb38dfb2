package io.kumoban.engine.foreign;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records of Zeek's streams {@code conn} and {@code dns} (the pages "conn.log" and "dns.log" of the Book of Zeek). Some
 * exports write {@code id_orig_h} for {@code id.orig_h}.
 */
final class Zeek {
    static final String ANSWERS = "answers";

    /** Under which records of all other streams are counted. */
    static final Reading.Ignored OTHER = new Reading.Ignored("zeek-other-stream");

    private static final Reading.Bad NO_TIME = new Reading.Bad("has no ts that is a time");

    static final Set<String> NAMES = Set.of(
            "@stream",
            "_path",
            "ts",
            "id.orig_h",
            "id.orig_p",
            "id.resp_h",
            "id.resp_p",
            "id_orig_h",
            "id_orig_p",
            "id_resp_h",
            "id_resp_p",
            "proto",
            "duration",
            "orig_pkts",
            "orig_bytes",
            "orig_ip_bytes",
            "resp_pkts",
            "resp_bytes",
            "resp_ip_bytes",
            "conn_state",
            "history",
            "local_orig",
            "local_resp",
            "query",
            "qtype_name",
            "rcode_name",
            "trans_id",
            ANSWERS);

    private Zeek() {}

    /**
     * Reads a record.
     *
     * @param stream the name of its stream; empty when only its columns can tell
     */
    static Reading read(String stream, Values values) {
        return switch (stream.isEmpty() ? told(values) : stream) {
            case "conn" -> timed(values, Zeek::conversation);
            case "dns" -> timed(values, Zeek::query);
            default -> OTHER;
        };
    }

    private static String told(Values values) {
        String name = values.text("@stream", "_path");
        if (name != null) {
            return name;
        }
        if (values.text("conn_state") != null) {
            return "conn";
        }
        return values.text("trans_id") != null && values.text("qtype_name", "query") != null ? "dns" : "";
    }

    /** Makes something of a record and its time. */
    private interface Maker {
        Reading make(Values values, long time);
    }

    private static Reading timed(Values values, Maker maker) {
        long time = Moments.read(values.text("ts"));
        return time == Moments.NONE ? NO_TIME : maker.make(values, time);
    }

    private static Reading conversation(Values values, long start) {
        int protocol = Protocols.number(values.text("proto"));
        ZeekState state = ZeekState.of(values.text("conn_state"), values.text("history"));
        boolean tcp = protocol == Protocols.TCP;
        return new Conversation(
                start,
                Moments.after(start, Numbers.decimal(values.text("duration"))),
                values.text("id.orig_h", "id_orig_h"),
                Numbers.port(values.text("id.orig_p", "id_orig_p")),
                values.text("id.resp_h", "id_resp_h"),
                Numbers.port(values.text("id.resp_p", "id_resp_p")),
                protocol,
                half(values, "orig", tcp ? state.first() : Half.UNTOLD),
                half(values, "resp", tcp ? state.second() : Half.UNTOLD),
                tcp ? state.verdict() : Conversation.Verdict.ACCEPT,
                local(isTrue(values.text("local_orig")), isTrue(values.text("local_resp"))),
                Owner.UNTOLD);
    }

    private static Half half(Values values, String end, int flags) {
        return new Half(
                Numbers.count(values.text(end + "_pkts")),
                Numbers.count(values.text(end + "_ip_bytes", end + "_bytes")),
                flags);
    }

    private static boolean isTrue(@Nullable String value) {
        return "T".equals(value) || "true".equals(value);
    }

    private static Conversation.Local local(boolean source, boolean destination) {
        if (source == destination) {
            return Conversation.Local.UNTOLD;
        }
        return source ? Conversation.Local.SOURCE : Conversation.Local.DESTINATION;
    }

    private static Reading query(Values values, long time) {
        String type = values.text("qtype_name");
        String transport = values.text("proto");
        return new Query(
                time,
                values.text("query"),
                "*".equals(type) ? "ANY" : type,
                values.text("rcode_name"),
                values.all(ANSWERS),
                values.text("id.orig_h", "id_orig_h"),
                values.text("id.orig_p", "id_orig_p"),
                transport == null ? null : transport.toUpperCase(Locale.ROOT),
                Owner.UNTOLD);
    }
}

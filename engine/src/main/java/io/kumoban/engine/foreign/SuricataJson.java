package io.kumoban.engine.foreign;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Suricata's EVE log (its user guide, chapter "Eve JSON Format"): events {@code flow} and {@code dns}. Suricata logs a
 * question and then its answer, which repeats it; the answer is read.
 */
public final class SuricataJson implements JsonReader {
    private static final JsonValues.Wanted WANTED = new JsonValues.Wanted(Set.of(
            "event_type",
            "timestamp",
            "src_ip",
            "src_port",
            "dest_ip",
            "dest_port",
            "proto",
            "flow.start",
            "flow.end",
            "flow.pkts_toserver",
            "flow.bytes_toserver",
            "flow.pkts_toclient",
            "flow.bytes_toclient",
            "tcp.tcp_flags_ts",
            "tcp.tcp_flags_tc",
            "dns.type",
            "dns.rrname",
            "dns.rrtype",
            "dns.rcode",
            "dns.rdata",
            "dns.queries.rrname",
            "dns.queries.rrtype",
            "dns.answers.rdata",
            "dns.grouped.A",
            "dns.grouped.AAAA",
            "dns.grouped.CNAME",
            "dns.grouped.TXT"));
    private static final Reading.Bad NO_TIME = new Reading.Bad("has no timestamp that is a time");
    private static final Reading.Ignored QUESTION = new Reading.Ignored("suricata-dns-question");
    private static final Reading.Ignored OTHER = new Reading.Ignored("suricata-other-event");
    private static final String DNS_PORT = "53";

    @Override
    public JsonValues.Wanted wanted() {
        return WANTED;
    }

    @Override
    public Reading read(Values values) {
        String type = values.text("event_type");
        return switch (type == null ? "" : type) {
            case "flow" -> conversation(values);
            case "dns" -> query(values);
            default -> OTHER;
        };
    }

    private static Reading conversation(Values values) {
        long end = Moments.read(values.text("flow.end", "timestamp"));
        if (end == Moments.NONE) {
            return NO_TIME;
        }
        long start = Moments.read(values.text("flow.start"));
        int protocol = Protocols.number(values.text("proto"));
        int first = (int) Numbers.hexadecimal(values.text("tcp.tcp_flags_ts"));
        int second = (int) Numbers.hexadecimal(values.text("tcp.tcp_flags_tc"));
        boolean told = protocol == Protocols.TCP && first >= 0 && second >= 0;
        return new Conversation(
                start == Moments.NONE ? end : start,
                end,
                values.text("src_ip"),
                Numbers.port(values.text("src_port")),
                values.text("dest_ip"),
                Numbers.port(values.text("dest_port")),
                protocol,
                half(values, "toserver", told ? TcpFlags.ofFirst(first) : Half.UNTOLD),
                half(values, "toclient", told ? TcpFlags.ofSecond(second) : Half.UNTOLD),
                verdict(protocol, told, first, second),
                Conversation.Local.UNTOLD,
                Owner.UNTOLD);
    }

    private static Half half(Values values, String to, int flags) {
        return new Half(
                Numbers.count(values.text("flow.pkts_" + to)), Numbers.count(values.text("flow.bytes_" + to)), flags);
    }

    private static Conversation.Verdict verdict(int protocol, boolean told, int first, int second) {
        if (protocol != Protocols.TCP) {
            return Conversation.Verdict.ACCEPT;
        }
        return told ? TcpFlags.verdict(first, second) : Conversation.Verdict.UNTOLD;
    }

    private static Reading query(Values values) {
        long time = Moments.read(values.text("timestamp"));
        if (time == Moments.NONE) {
            return NO_TIME;
        }
        String kind = values.text("dns.type");
        if ("query".equals(kind) || "request".equals(kind)) {
            return QUESTION;
        }
        // Old versions give the packet's source, which of an answer is the resolver.
        boolean turned = DNS_PORT.equals(values.text("src_port")) && !DNS_PORT.equals(values.text("dest_port"));
        return new Query(
                time,
                values.text("dns.rrname", "dns.queries.rrname"),
                values.text("dns.rrtype", "dns.queries.rrtype"),
                values.text("dns.rcode"),
                answers(values),
                values.text(turned ? "dest_ip" : "src_ip"),
                values.text(turned ? "dest_port" : "src_port"),
                upper(values.text("proto")),
                Owner.UNTOLD);
    }

    private static List<String> answers(Values values) {
        List<String> single = values.all("dns.answers.rdata");
        if (!single.isEmpty()) {
            return single;
        }
        return Stream.of("dns.rdata", "dns.grouped.CNAME", "dns.grouped.A", "dns.grouped.AAAA", "dns.grouped.TXT")
                .flatMap(name -> values.all(name).stream())
                .toList();
    }

    private static @Nullable String upper(@Nullable String transport) {
        return transport == null ? null : transport.toUpperCase(Locale.ROOT);
    }
}

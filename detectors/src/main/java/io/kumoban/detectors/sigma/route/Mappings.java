package io.kumoban.detectors.sigma.route;

import static java.util.Map.entry;

import io.kumoban.detectors.sigma.route.FieldMapping.Target;
import java.util.HashMap;
import java.util.Map;

/**
 * The names of Sigma's taxonomy, of Zeek's logs and of the Elastic Common Schema, as VPC Flow Logs and Resolver query
 * logs have them. The logs' own names are known as well. One Zeek connection is two flow records, one in each direction,
 * so its originator is the source of one and the destination of the other.
 */
final class Mappings {
    private static final Map<String, String> PROTOCOLS = Map.of("icmp", "1", "tcp", "6", "udp", "17", "icmp6", "58");
    private static final Map<String, String> ACTIONS = Map.ofEntries(
            entry("accept", "ACCEPT"),
            entry("accepted", "ACCEPT"),
            entry("allow", "ACCEPT"),
            entry("allowed", "ACCEPT"),
            entry("forward", "ACCEPT"),
            entry("pass", "ACCEPT"),
            entry("permit", "ACCEPT"),
            entry("block", "REJECT"),
            entry("blocked", "REJECT"),
            entry("denied", "REJECT"),
            entry("deny", "REJECT"),
            entry("drop", "REJECT"),
            entry("dropped", "REJECT"),
            entry("reject", "REJECT"),
            entry("rejected", "REJECT"));
    private static final Map<String, String> BLOCKED = Map.of("true", "REJECT", "false", "ACCEPT");
    private static final Map<String, String> REFUSED = Map.of("true", "REFUSED");

    /** Flow records. */
    static final FieldMapping FLOW = new FieldMapping(flow());
    /** Resolver queries. */
    static final FieldMapping DNS = new FieldMapping(dns());

    private Mappings() {}

    private static Map<String, Target> flow() {
        Map<String, Target> targets = new HashMap<>();
        put(targets, Target.of("srcaddr"), "srcaddr", "src_ip", "SourceIp", "source.ip", "id.orig_h", "id_orig_h");
        put(
                targets,
                Target.of("dstaddr"),
                "dstaddr",
                "dst_ip",
                "DestinationIp",
                "destination.ip",
                "id.resp_h",
                "id_resp_h");
        put(
                targets,
                Target.of("srcport"),
                "srcport",
                "src_port",
                "SourcePort",
                "source.port",
                "id.orig_p",
                "id_orig_p");
        put(
                targets,
                Target.of("dstport"),
                "dstport",
                "dst_port",
                "DestinationPort",
                "destination.port",
                "id.resp_p",
                "id_resp_p");
        put(targets, Target.values("protocol", PROTOCOLS), "protocol", "proto", "Protocol", "network.transport");
        put(targets, Target.values("action", ACTIONS), "action");
        put(targets, Target.values("action", BLOCKED), "blocked");
        put(targets, Target.of("bytes"), "bytes", "network.bytes");
        put(targets, Target.of("packets"), "packets", "network.packets");
        for (String column : new String[] {
            "account-id",
            "interface-id",
            "vpc-id",
            "subnet-id",
            "instance-id",
            "tcp-flags",
            "pkt-srcaddr",
            "pkt-dstaddr",
            "region",
            "az-id",
            "flow-direction",
            "traffic-path",
            "pkt-src-aws-service",
            "pkt-dst-aws-service",
            "reject-reason",
            "start",
            "end",
            "log-status",
            "type"
        }) {
            put(targets, Target.of(column), column, column.replace('-', '_'));
        }
        return Map.copyOf(targets);
    }

    private static Map<String, Target> dns() {
        Map<String, Target> targets = new HashMap<>();
        put(targets, Target.name("query_name"), "query_name", "query", "QueryName", "dns.question.name");
        put(
                targets,
                Target.of("query_type"),
                "query_type",
                "record_type",
                "QueryType",
                "qtype_name",
                "dns.question.type");
        put(targets, Target.of("query_class"), "query_class", "qclass_name");
        put(targets, Target.of("rcode"), "rcode", "rcode_name", "response_code", "dns.response_code");
        put(targets, Target.values("rcode", REFUSED), "rejected");
        put(
                targets,
                Target.name("answers.Rdata"),
                "answers.Rdata",
                "answer",
                "answers",
                "QueryResults",
                "dns.answers.data");
        put(targets, Target.of("answers.Type"), "answers.Type", "dns.answers.type");
        put(targets, Target.of("answers.Class"), "answers.Class");
        put(targets, Target.of("srcaddr"), "srcaddr", "src_ip", "SourceIp", "source.ip", "id.orig_h", "id_orig_h");
        put(
                targets,
                Target.of("srcport"),
                "srcport",
                "src_port",
                "SourcePort",
                "source.port",
                "id.orig_p",
                "id_orig_p");
        put(targets, Target.of("transport"), "transport", "proto", "network.transport");
        for (String field : new String[] {
            "account_id",
            "region",
            "vpc_id",
            "query_timestamp",
            "srcids.instance",
            "firewall_rule_action",
            "firewall_rule_group_id",
            "firewall_domain_list_id"
        }) {
            put(targets, Target.of(field), field);
        }
        return Map.copyOf(targets);
    }

    private static void put(Map<String, Target> targets, Target target, String... names) {
        for (String name : names) {
            targets.put(name, target);
        }
    }
}

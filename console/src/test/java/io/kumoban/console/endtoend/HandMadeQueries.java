package io.kumoban.console.endtoend;

import io.kumoban.engine.harness.DnsRecord;
import java.time.Instant;
import java.util.List;

/** DNS queries that the demo account's incidents leave out. */
final class HandMadeQueries {
    static final String COMMAND_DOMAIN = "master-key.test";

    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00Z");

    private HandMadeQueries() {}

    /** Each by an instance of its own, since findings of one type and instance are one, whoever raised them. */
    static List<DnsRecord> all() {
        return List.of(
                DnsRecord.query("a1." + COMMAND_DOMAIN)
                        .answered("203.0.113.240")
                        .at(NOON),
                DnsRecord.query("a2." + COMMAND_DOMAIN)
                        .answered("0.0.0.0")
                        .from("i-0aa0000000000000b")
                        .at(NOON.plusSeconds(90)),
                DnsRecord.query("eu.hashfarm.test")
                        .answered("127.0.0.1")
                        .from("i-0aa0000000000000c")
                        .at(NOON.plusSeconds(180)));
    }
}

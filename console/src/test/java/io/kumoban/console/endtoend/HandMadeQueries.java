package io.kumoban.console.endtoend;

import io.kumoban.engine.harness.DnsRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** DNS queries that the demo account's incidents leave out. */
final class HandMadeQueries {
    private static final String COMMAND_DOMAIN = "master-key.test";

    /** Lists of domains, with one member each. */
    static final Map<String, String> LISTS = Map.of(
            "c2-domains", COMMAND_DOMAIN,
            "abused-domains", "dyn.test",
            "custom-domains", "mine.test",
            "drive-by-domains", "kit.test",
            "drop-domains", "drop.test",
            "dga-domains", "qxvzk.test",
            "malicious-domains", "bad.test",
            "phishing-domains", "log-in.test",
            "popular-domains", "well-known.test");

    private static final List<String> WORDS = List.of(
            "green", "quiet", "river", "stone", "early", "market", "house", "garden", "letter", "window", "bridge",
            "north", "south");

    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00Z");

    private HandMadeQueries() {}

    /** Each by an instance of its own, since findings of one type and instance are one, whoever raised them. */
    static List<DnsRecord> all() {
        List<DnsRecord> queries = new ArrayList<>(List.of(
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
                        .at(NOON.plusSeconds(180)),
                DnsRecord.query("9f86d081884c7d65.test")
                        .answered("203.0.113.241")
                        .from("i-0aa0000000000000d")
                        .at(NOON.plusSeconds(200)),
                DnsRecord.query("free-bitcoin-doubler.test")
                        .answered("203.0.113.242")
                        .from("i-0aa0000000000000d")
                        .at(NOON.plusSeconds(220))));
        LISTS.values().stream()
                .filter(name -> !name.equals(COMMAND_DOMAIN))
                .sorted()
                .forEach(name -> queries.add(DnsRecord.query("www." + name)
                        .answered("203.0.113.250")
                        .at(NOON.plusSeconds(240 + name.length()))));
        // Names of ordinary words that nobody ever asked for.
        for (int i = 0; i < 60; i++) {
            queries.add(DnsRecord.query(WORDS.get(i % 6) + WORDS.get(6 + i / 6 % 5) + WORDS.get(11 + i / 30) + ".test")
                    .missing()
                    .from("i-0aa0000000000000e")
                    .at(NOON.plusSeconds(300 + 20L * i)));
        }
        return queries;
    }
}

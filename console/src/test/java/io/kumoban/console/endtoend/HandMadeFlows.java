package io.kumoban.console.endtoend;

import io.kumoban.engine.harness.FlowRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Flows that the demo account's incidents leave out. */
final class HandMadeFlows {
    private static final String COMMAND_SERVER = "203.0.113.240";

    /** Lists of addresses; {@code custom-ips} is that of the calls. */
    static final Map<String, String> LISTS = Map.of(
            "c2-ips", COMMAND_SERVER,
            "blackhole-ips", "203.0.113.241",
            "drop-ips", "203.0.113.242",
            "resolver-ips", "203.0.113.53",
            "scanner-ips", "203.0.113.77",
            "tor-relay-ips", "203.0.113.224/29");

    static final String HEADER =
            "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes"
                    + " start end action log-status";

    private static final Instant NOON = Instant.parse("2026-03-11T12:00:00Z");
    private static final String GUESSER = "203.0.113.88";
    private static final int GUESSES = 48;

    private HandMadeFlows() {}

    static List<FlowRecord> all() {
        List<FlowRecord> flows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            flows.add(FlowRecord.to(COMMAND_SERVER, 8443).at(NOON.plusSeconds(300L * i)));
        }
        for (String address : List.of("203.0.113.206", "203.0.113.241", "203.0.113.242", "203.0.113.225")) {
            flows.add(FlowRecord.to(address, 8443).at(NOON.plusSeconds(1_000)));
        }
        for (int relay = 225; relay < 229; relay++) {
            flows.add(FlowRecord.between("10.0.0.5", 9001, "203.0.113." + relay, 50_000)
                    .at(NOON.plusSeconds(800 + relay)));
        }
        for (int i = 0; i < 12; i++) {
            flows.add(FlowRecord.to("203.0.113." + (64 + i), 25).at(NOON.plusSeconds(900 + i)));
        }
        for (int port : new int[] {53, 853, 443}) {
            for (int i = 0; i < 3; i++) {
                flows.add(FlowRecord.to("203.0.113.53", port).at(NOON.plusSeconds(950 + 10L * i)));
            }
        }
        for (int port : new int[] {22, 8088}) {
            flows.add(FlowRecord.from("203.0.113.77", port).at(NOON.plusSeconds(1_050)));
        }
        floods(flows, NOON.plusSeconds(1_100));
        guesses(flows, 3389, NOON.plusSeconds(1_200));
        guesses(flows, 5985, NOON.plusSeconds(2_400));
        return flows;
    }

    /** A minute's flood of each kind, as protocol and port. */
    private static void floods(List<FlowRecord> flows, Instant end) {
        for (int[] kind : new int[][] {{6, 80}, {17, 3074}, {17, 80}, {17, 53}, {2, 0}}) {
            flows.add(FlowRecord.to("203.0.113.60", kind[1])
                    .protocol(kind[0])
                    .packets(480_000, 28_800_000)
                    .at(end));
        }
    }

    /** Short sessions from one client, each from a port of its own. */
    private static void guesses(List<FlowRecord> flows, int port, Instant begin) {
        for (int i = 0; i < GUESSES; i++) {
            flows.add(FlowRecord.from(GUESSER, port)
                    .sourcePort(41_000 + i)
                    .packets(14, 2_800)
                    .at(begin.plusSeconds(4L * i)));
        }
    }
}

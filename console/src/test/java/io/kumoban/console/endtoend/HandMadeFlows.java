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

    /** An interface that the context calls a function's. */
    static final String OF_FUNCTION = "eni-0f0f0f0f0f0f0f0f0";

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
        functions(flows, NOON.plusSeconds(1_500));
        newPort(flows);
        guesses(flows, 3389, NOON.plusSeconds(1_200));
        guesses(flows, 5985, NOON.plusSeconds(2_400));
        return flows;
    }

    /** What instances do with listed addresses, a function does too. */
    private static void functions(List<FlowRecord> flows, Instant time) {
        for (String address :
                List.of(COMMAND_SERVER, "203.0.113.206", "203.0.113.241", "203.0.113.242", "203.0.113.225")) {
            flows.add(FlowRecord.to(address, 8443).through(OF_FUNCTION).at(time));
        }
        // An address of the demo's own list of mining pools.
        flows.add(FlowRecord.to("203.0.113.150", 3333).through(OF_FUNCTION).at(time));
        for (int relay = 225; relay < 229; relay++) {
            flows.add(FlowRecord.between("10.0.0.5", 9001, "203.0.113." + relay, 50_000)
                    .through(OF_FUNCTION)
                    .at(time.plusSeconds(relay)));
        }
    }

    /** An account of its own, known for longer than the demo's ten days, in which an instance finds a new port. */
    private static void newPort(List<FlowRecord> flows) {
        for (int day = 0; day < 18; day++) {
            flows.add(FlowRecord.to("203.0.113.91", 443)
                    .with("account-id", "777788889999")
                    .at(NOON.minusSeconds(86_400L * day)));
        }
        for (int i = 0; i < 5; i++) {
            flows.add(FlowRecord.to("203.0.113.91", 6667)
                    .with("account-id", "777788889999")
                    .at(NOON.plusSeconds(60L * i)));
        }
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

package io.kumoban.console.endtoend;

import io.kumoban.engine.harness.FlowRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Flows that the demo account's incidents leave out. */
final class HandMadeFlows {
    static final String COMMAND_SERVER = "203.0.113.240";
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
        guesses(flows, 3389, NOON.plusSeconds(1_200));
        guesses(flows, 5985, NOON.plusSeconds(2_400));
        return flows;
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

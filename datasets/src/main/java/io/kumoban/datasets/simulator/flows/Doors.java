package io.kumoban.datasets.simulator.flows;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.estate.Interface;
import io.kumoban.datasets.estate.Network;
import java.util.List;

/** The interfaces that the internet sees, and what becomes of those who knock without being asked. */
final class Doors {
    /** The ports tried, the favourite first; the order is that of the measured scans of a public server. */
    static final List<Integer> PORTS = List.of(
            22, 80, 443, 3306, 8080, 23, 3389, 445, 5900, 6379, 1433, 8443, 25, 2222, 5060, 21, 8888, 9200, 27017, 5432,
            111, 81, 11211, 2375, 10250, 5555, 7547, 6443, 9000, 37215);

    private static final int OPEN = 443;
    private static final int SMALLEST_PACKET = 40;

    private final List<Interface> open;
    private final int balancers;
    private final FlowWriter writer;

    Doors(Network network, FlowWriter writer) {
        this.open = network.interfaces().stream()
                .filter(one -> one.publicAddress() != 0)
                .toList();
        this.balancers = network.balancers().size();
        this.writer = writer;
    }

    /** Somebody tries a port: the balancers' open one answers, all else is dropped. */
    void knock(Conversation talk, int who, int portRank, Moments moments, Dice dice) {
        int door = dice.below(open.size());
        Interface at = open.get(door);
        int port = PORTS.get(portRank);
        talk.client = who;
        talk.clientPort = 1_024 + dice.below(64_000);
        talk.server = at.address();
        talk.serverPort = port;
        talk.protocol = Conversation.TCP;
        talk.six = false;
        talk.flagsSent = Conversation.SYN;
        talk.packetsSent = 1L + dice.below(2);
        talk.bytesSent = talk.packetsSent * (SMALLEST_PACKET + 4L * dice.below(6));
        talk.packetsReceived = 0;
        talk.bytesReceived = 0;
        moments.set(talk, dice);
        boolean answered = door < balancers && port == OPEN;
        if (answered) {
            writer.accepted(at, talk);
        } else {
            writer.dropped(at, talk);
        }
    }
}

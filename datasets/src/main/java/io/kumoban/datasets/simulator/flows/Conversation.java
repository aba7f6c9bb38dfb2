package io.kumoban.datasets.simulator.flows;

/** A client and a server that talk within one window of aggregation; written again for each conversation. */
final class Conversation {
    static final int TCP = 6;
    static final int SYN = 2;
    private static final int SYN_FIN = 3;
    private static final int SYN_ACK_FIN = 19;
    private static final int FULL_PACKET = 1_400;
    private static final int HEADERS = 52;
    private static final int LONGER_HEADER = 20;

    int client;
    int clientPort;
    int server;
    int serverPort;
    int protocol;
    /** Whether they speak IPv6; the addresses are those by which {@code AddressPlan} knows both. */
    boolean six;

    long start;
    long end;
    long packetsSent;
    long bytesSent;
    long packetsReceived;
    long bytesReceived;
    int flagsSent;
    int flagsReceived;

    /** A TCP connection opened and closed that carries so much each way. */
    void tcp(int from, int fromPort, int to, int toPort, long payloadSent, long payloadReceived) {
        client = from;
        clientPort = fromPort;
        server = to;
        serverPort = toPort;
        protocol = TCP;
        six = false;
        flagsSent = SYN_FIN;
        flagsReceived = SYN_ACK_FIN;
        carry(payloadSent, payloadReceived);
    }

    /** Over IPv6, whose header is longer by the difference that each packet pays. */
    void overSix() {
        six = true;
        bytesSent += packetsSent * LONGER_HEADER;
        bytesReceived += packetsReceived * LONGER_HEADER;
    }

    /** Part of a longer connection: neither opened nor closed in this window. */
    void underWay() {
        flagsSent = 0;
        flagsReceived = 0;
    }

    /** The window in which it takes place. */
    void at(long first, long last) {
        start = first;
        end = last;
    }

    /** Packets follow from the payload: full ones, an acknowledgement for every second of the other side, and the ends. */
    private void carry(long payloadSent, long payloadReceived) {
        long dataSent = 1 + payloadSent / FULL_PACKET;
        long dataReceived = 1 + payloadReceived / FULL_PACKET;
        packetsSent = 3 + dataSent + dataReceived / 2;
        packetsReceived = 2 + dataReceived + dataSent / 2;
        bytesSent = payloadSent + packetsSent * HEADERS;
        bytesReceived = payloadReceived + packetsReceived * HEADERS;
    }
}

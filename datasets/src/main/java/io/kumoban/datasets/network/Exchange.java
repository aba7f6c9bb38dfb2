package io.kumoban.datasets.network;

/** A conversation between a client and a server within one aggregation window, seen from neither side. */
public final class Exchange {
    static final int TCP = 6;
    static final int UDP = 17;
    private static final int SYN = 2;
    private static final int SYN_FIN = 3;
    private static final int RST = 4;
    private static final int SYN_ACK_FIN = 19;

    final int protocol;
    final String client;
    final int clientPort;
    final String server;
    final int serverPort;
    final long start;
    long seconds = 1;
    long packetsSent = 6;
    long bytesSent = 900;
    long packetsReceived = 6;
    long bytesReceived = 1_800;
    int flagsSent;
    int flagsReceived;
    boolean blocked;

    private Exchange(int protocol, String client, int clientPort, String server, int serverPort, long start) {
        this.protocol = protocol;
        this.client = client;
        this.clientPort = clientPort;
        this.server = server;
        this.serverPort = serverPort;
        this.start = start;
    }

    /** A TCP connection opened and closed; times in seconds since 1970. */
    public static Exchange tcp(String client, int clientPort, String server, int serverPort, long start) {
        Exchange exchange = new Exchange(TCP, client, clientPort, server, serverPort, start);
        exchange.flagsSent = SYN_FIN;
        exchange.flagsReceived = SYN_ACK_FIN;
        return exchange;
    }

    /** A UDP question and its answer, 76 bytes each. */
    public static Exchange udp(String client, int clientPort, String server, int serverPort, long start) {
        return new Exchange(UDP, client, clientPort, server, serverPort, start)
                .sending(1, 76)
                .receiving(1, 76);
    }

    /** Packets of any protocol by its number (IANA), without ports and without an answer. */
    public static Exchange of(int protocol, String client, String server, long start) {
        return new Exchange(protocol, client, 0, server, 0, start).receiving(0, 0);
    }

    /** The address of the side that began it. */
    public String client() {
        return client;
    }

    /** The client's port, 0 for protocols without ports. */
    public int clientPort() {
        return clientPort;
    }

    /** The address of the other side. */
    public String server() {
        return server;
    }

    /** How long it lasts within the window, 0 to 59 seconds. */
    public Exchange lasting(long duration) {
        seconds = duration;
        return this;
    }

    public Exchange sending(long packets, long bytes) {
        packetsSent = packets;
        bytesSent = bytes;
        return this;
    }

    public Exchange receiving(long packets, long bytes) {
        packetsReceived = packets;
        bytesReceived = bytes;
        return this;
    }

    /** Part of a long connection: neither its opening nor its close falls into this window. */
    public Exchange underWay() {
        flagsSent = 0;
        flagsReceived = 0;
        return this;
    }

    /** The server never answers the opening. */
    public Exchange unanswered() {
        flagsSent = SYN;
        return sending(1, 44).receiving(0, 0);
    }

    /** The server's own system refuses the connection. */
    public Exchange refused() {
        flagsSent = SYN;
        flagsReceived = RST;
        return sending(1, 44).receiving(1, 40);
    }

    /** A security group on the server's side drops the opening. */
    public Exchange dropped() {
        blocked = true;
        return unanswered();
    }
}

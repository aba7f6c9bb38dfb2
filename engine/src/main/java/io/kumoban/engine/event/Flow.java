package io.kumoban.engine.event;

import java.util.List;

/**
 * A cursor over VPC Flow Log records: one direction of one conversation in one aggregation window. Which side is local
 * is decided once by the decoder, from the record and the context alone. Field meanings follow the AWS page "Flow log
 * records".
 */
public final class Flow extends Row {
    public static final Field ACCOUNT = Field.ofFlow("account-id");
    public static final Field INTERFACE = Field.ofFlow("interface-id");
    public static final Field INSTANCE = Field.ofFlow("instance-id");
    public static final Field VPC = Field.ofFlow("vpc-id");
    public static final Field SUBNET = Field.ofFlow("subnet-id");
    public static final Field REGION = Field.ofFlow("region");
    /** The instance, else the interface, else the local address: see {@link Key#OWN_SIDE}. */
    public static final Field OWN = Field.ofFlow("@own");

    /** Stands before the name of a Lambda function in {@link #OWN}, as in the function's ARN. */
    public static final String FUNCTION = "function:";

    /** The text columns that every run of flows has, in this order. */
    public static final List<Field> STANDARD = List.of(OWN, ACCOUNT, INTERFACE, INSTANCE, VPC, SUBNET, REGION);

    /** Numeric columns. Values that a record lacks are {@link #NONE}; addresses that it lacks are 0. */
    public static final int START = 0;

    public static final int LOCAL_HIGH = 1;
    public static final int LOCAL_LOW = 2;
    public static final int REMOTE_HIGH = 3;
    public static final int REMOTE_LOW = 4;
    public static final int LOCAL_PORT = 5;
    public static final int REMOTE_PORT = 6;
    public static final int PROTOCOL = 7;
    public static final int PACKETS = 8;
    public static final int BYTES = 9;
    public static final int TCP_FLAGS = 10;
    public static final int SHAPE = 11;
    public static final int NUMBERS = 12;

    /** Stands for a number that the record does not have. */
    public static final long NONE = Long.MIN_VALUE;

    /** Shape flag: the local side is the source of this record. */
    public static final long OUTBOUND = 1;
    /** Shape flag: the record was accepted. */
    public static final long ACCEPTED = 2;
    /** Shape flag: the record was rejected. */
    public static final long REJECTED = 4;

    /** Shape flag: nothing tells which side is local, so that it was guessed by ports. */
    public static final long GUESSED = 8;

    public static final int ICMP = 1;
    public static final int TCP = 6;
    public static final int UDP = 17;

    private static final int FIN = 1;
    private static final int SYN = 2;
    private static final int SYN_ACK = 18;
    private static final int FIRST_EPHEMERAL_PORT = 32768;

    private static final int REMOTE_HASH = 1;
    private static final int ENDS_HASH = 2;
    private static final int OPENS = 4;
    private static final int REMOTE_IS_PUBLIC = 8;

    private final Address local = new Address();
    private final Address remote = new Address();
    private long remoteHash;
    private long endsHash;
    private boolean opens;
    private boolean remoteIsPublic;

    public Flow() {
        super(1);
    }

    /** The end of the aggregation window is {@link #time()}; this is its start, in milliseconds since 1970. */
    public long start() {
        long start = number(START);
        return start == NONE ? time() : start;
    }

    /** The instance or function, else the interface, else the local address. */
    public Text own() {
        return slot(0);
    }

    /** Whether the traffic is that of a Lambda function, which only the user's context can tell. */
    public boolean isOfFunction() {
        return own().startsWith(FUNCTION);
    }

    @Override
    public Text actor() {
        return own();
    }

    public Text interfaceId() {
        return slot(2);
    }

    public Text instanceId() {
        return slot(3);
    }

    /** The address on the interface's side. */
    public Address local() {
        return address(local, LOCAL_HIGH, LOCAL_LOW);
    }

    /** The address on the far side; behind a NAT gateway the original one, where the log has it. */
    public Address remote() {
        return address(remote, REMOTE_HIGH, REMOTE_LOW);
    }

    /** Whether the remote address is one of the internet, see {@link Address#isPublic()}. */
    public boolean remoteIsPublic() {
        if (!isKnown(REMOTE_IS_PUBLIC)) {
            remoteIsPublic = remote().isPublic();
        }
        return remoteIsPublic;
    }

    /** The hash of the remote address, for keys inside a shard. */
    public long remoteHash() {
        if (!isKnown(REMOTE_HASH)) {
            remoteHash = remote().hash();
        }
        return remoteHash;
    }

    /** The hash of local and remote address, the same in both directions; 0 when the record has no remote address. */
    public long endsHash() {
        if (!isKnown(ENDS_HASH)) {
            long far = remoteHash();
            endsHash = far == 0 ? 0 : Hashes.join(local().hash(), far);
        }
        return endsHash;
    }

    /** The local port, 0 to 65535, or -1 when the record has none. */
    public int localPort() {
        return port(LOCAL_PORT);
    }

    /** The remote port, 0 to 65535, or -1 when the record has none. */
    public int remotePort() {
        return port(REMOTE_PORT);
    }

    /** The IANA protocol number, or -1. */
    public int protocol() {
        return port(PROTOCOL);
    }

    /** Packets of this direction in the window; 0 when the record does not say. */
    public long packets() {
        return Math.max(0, number(PACKETS));
    }

    /** Bytes of this direction in the window; 0 when the record does not say. */
    public long bytes() {
        return Math.max(0, number(BYTES));
    }

    /** The TCP flags seen, OR-ed over the window, or -1 when the log has none. */
    public int tcpFlags() {
        return port(TCP_FLAGS);
    }

    /** Whether the local side sent this record's packets. */
    public boolean outbound() {
        return (number(SHAPE) & OUTBOUND) != 0;
    }

    /**
     * Whether nothing tells which side is local: neither the record's direction, nor a known interface, nor an own
     * address on one side only. The sides are then a guess by ports.
     */
    public boolean sidesAreGuessed() {
        return (number(SHAPE) & GUESSED) != 0;
    }

    public boolean accepted() {
        return (number(SHAPE) & ACCEPTED) != 0;
    }

    public boolean rejected() {
        return (number(SHAPE) & REJECTED) != 0;
    }

    /**
     * Whether this record's sender opened the conversation: by its flags (SYN without SYN-ACK) where the log has them,
     * else by its ports (an ephemeral port towards a lower one).
     */
    public boolean opensConnection() {
        if (!isKnown(OPENS)) {
            opens = seemsToOpen();
        }
        return opens;
    }

    private boolean seemsToOpen() {
        int flags = tcpFlags();
        if (protocol() == TCP && flags > 0) {
            return (flags & SYN) != 0 && (flags & SYN_ACK) != SYN_ACK;
        }
        int from = outbound() ? localPort() : remotePort();
        int to = outbound() ? remotePort() : localPort();
        return to >= 0 && from > to && (from >= FIRST_EPHEMERAL_PORT || to < 1024);
    }

    /** Whether the conversation was torn down inside this window. */
    public boolean closes() {
        int flags = tcpFlags();
        return flags > 0 && (flags & FIN) != 0;
    }

    @Override
    public String contentId() {
        return ContentId.ofHash(run().idHigh(row()));
    }

    private Address address(Address address, int high, int low) {
        long h = number(high);
        long l = number(low);
        if (h == 0 && l == 0) {
            address.setAbsent();
        } else {
            address.set(h, l);
        }
        return address;
    }

    private int port(int column) {
        long value = number(column);
        return value == NONE ? -1 : (int) value;
    }
}

package io.kumoban.engine.event;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What a dispatch table tells flows apart by: which way they go, whether they were let through, and their protocol. A flow's
 * dispatch number is that of its traffic.
 */
public final class Traffic {
    private static final int IS_TCP = 4;
    private static final int IS_UDP = 8;

    /** All kinds, in the order of their numbers from 0. */
    public static final List<Traffic> ALL =
            IntStream.range(0, 3 * IS_TCP).mapToObj(Traffic::new).toList();

    private final int number;

    private Traffic(int number) {
        this.number = number;
    }

    /**
     * The number of a flow's traffic.
     *
     * @param shape    flags as in {@link Flow#SHAPE}
     * @param protocol as in {@link Flow#PROTOCOL}
     */
    public static int number(long shape, long protocol) {
        int ofProtocol = protocol == Flow.TCP ? IS_TCP : protocol == Flow.UDP ? IS_UDP : 0;
        return ofProtocol | (int) (shape & (Flow.OUTBOUND | Flow.ACCEPTED));
    }

    /** Whether the local side sent it. */
    public boolean isOutbound() {
        return (number & Flow.OUTBOUND) != 0;
    }

    public boolean isAccepted() {
        return (number & Flow.ACCEPTED) != 0;
    }

    public boolean isTcp() {
        return (number & IS_TCP) != 0;
    }

    public boolean isUdp() {
        return (number & IS_UDP) != 0;
    }
}

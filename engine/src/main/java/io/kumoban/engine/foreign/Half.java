package io.kumoban.engine.foreign;

/**
 * What one end of a conversation sent to the other.
 *
 * @param packets  packets, or {@link #UNTOLD}
 * @param bytes    bytes with the headers of IP where the tool counts them, or {@link #UNTOLD}
 * @param tcpFlags TCP flags as flow logs write them, see {@link TcpFlags}, or {@link #UNTOLD}
 */
public record Half(long packets, long bytes, int tcpFlags) {
    /** Stands for a number that the record does not tell. */
    public static final int UNTOLD = -1;

    /** An end that sent nothing. */
    public static final Half NOTHING = new Half(0, 0, UNTOLD);

    /** Whether something was sent, as far as the record tells. */
    boolean isSomething() {
        return packets > 0 || bytes > 0;
    }
}

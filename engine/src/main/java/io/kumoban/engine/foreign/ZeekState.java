package io.kumoban.engine.foreign;

import org.jspecify.annotations.Nullable;

/**
 * What Zeek's {@code conn_state} and {@code history} say of a TCP connection, in the words of flow logs.
 *
 * @param first   flags of the originator
 * @param second  flags of the responder
 * @param verdict whether the connection came about
 */
record ZeekState(int first, int second, Conversation.Verdict verdict) {
    private static final int OPENED_AND_CLOSED = TcpFlags.SYN | TcpFlags.FIN;
    private static final int ANSWERED_AND_CLOSED = TcpFlags.SYN_ACK | TcpFlags.FIN;
    private static final int OPENED_AND_RESET = TcpFlags.SYN | TcpFlags.RST;
    private static final int ANSWERED_AND_RESET = TcpFlags.SYN_ACK | TcpFlags.RST;

    /**
     * Flags by the history, which has a letter for each kind of packet that was seen, else by the state; the verdict by
     * the state.
     *
     * @param state   such as {@code SF}; null when the record has none
     * @param history such as {@code ShADadFf}; null when the record has none
     */
    static ZeekState of(@Nullable String state, @Nullable String history) {
        ZeekState usual = usual(state == null ? "" : state);
        if (history == null || history.isEmpty()) {
            return usual;
        }
        int first = 0;
        int second = 0;
        for (int i = 0; i < history.length(); i++) {
            char letter = history.charAt(i);
            int flag = flag(Character.toLowerCase(letter));
            first |= letter <= 'Z' ? flag : 0;
            second |= letter >= 'a' ? flag : 0;
        }
        return new ZeekState(first, second, usual.verdict);
    }

    /** Letters for a SYN, a SYN with an ACK, a FIN, a reset; others are of data and of odd packets. */
    private static int flag(char letter) {
        return switch (letter) {
            case 's' -> TcpFlags.SYN;
            case 'h' -> TcpFlags.SYN_ACK;
            case 'f' -> TcpFlags.FIN;
            case 'r' -> TcpFlags.RST;
            default -> 0;
        };
    }

    /** The packets that a state means, by the table of states in the Book of Zeek, page "conn.log". */
    private static ZeekState usual(String state) {
        return switch (state) {
            case "S0" -> refused(TcpFlags.SYN, 0);
            case "REJ" -> refused(TcpFlags.SYN, TcpFlags.RST);
            case "SH" -> refused(OPENED_AND_CLOSED, 0);
            case "RSTOS0" -> refused(OPENED_AND_RESET, 0);
            case "RSTRH" -> refused(0, ANSWERED_AND_RESET);
            case "S1" -> cameAbout(TcpFlags.SYN, TcpFlags.SYN_ACK);
            case "SF" -> cameAbout(OPENED_AND_CLOSED, ANSWERED_AND_CLOSED);
            case "S2" -> cameAbout(OPENED_AND_CLOSED, TcpFlags.SYN_ACK);
            case "S3" -> cameAbout(TcpFlags.SYN, ANSWERED_AND_CLOSED);
            case "RSTO" -> cameAbout(OPENED_AND_RESET, TcpFlags.SYN_ACK);
            case "RSTR" -> cameAbout(TcpFlags.SYN, ANSWERED_AND_RESET);
            case "SHR" -> cameAbout(0, ANSWERED_AND_CLOSED);
            case "" -> new ZeekState(Half.UNTOLD, Half.UNTOLD, Conversation.Verdict.UNTOLD);
            default -> cameAbout(0, 0);
        };
    }

    private static ZeekState refused(int first, int second) {
        return new ZeekState(first, second, Conversation.Verdict.REJECT);
    }

    private static ZeekState cameAbout(int first, int second) {
        return new ZeekState(first, second, Conversation.Verdict.ACCEPT);
    }
}

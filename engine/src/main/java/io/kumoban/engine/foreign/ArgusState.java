package io.kumoban.engine.foreign;

import org.jspecify.annotations.Nullable;

/**
 * What the column {@code State} of Argus says of a TCP connection, in the words of flow logs. It holds the first letters
 * of all flags of the source, {@code _}, and those of the destination, as {@code SRPA_SPA}.
 *
 * @param first   flags of the source
 * @param second  flags of the destination
 * @param verdict whether the connection came about
 */
record ArgusState(int first, int second, Conversation.Verdict verdict) {
    /** Of what is no TCP: nothing refuses it. */
    static final ArgusState NO_TCP = new ArgusState(Half.UNTOLD, Half.UNTOLD, Conversation.Verdict.ACCEPT);

    private static final ArgusState UNTOLD = new ArgusState(Half.UNTOLD, Half.UNTOLD, Conversation.Verdict.UNTOLD);
    private static final ArgusState UNANSWERED = new ArgusState(TcpFlags.SYN, 0, Conversation.Verdict.REJECT);

    static ArgusState of(@Nullable String state) {
        if (state == null) {
            return UNTOLD;
        }
        int border = state.indexOf('_');
        if (border >= 0) {
            int first = TcpFlags.ofLetters(state.substring(0, border));
            int second = TcpFlags.ofLetters(state.substring(border + 1));
            return new ArgusState(TcpFlags.ofFirst(first), TcpFlags.ofSecond(second), TcpFlags.verdict(first, second));
        }
        return switch (state) {
            // Argus's word for a request without an answer, and Zeek's, which stands in one of the CTU captures.
            case "REQ", "S0" -> UNANSWERED;
            case "CON", "EST", "FIN" -> new ArgusState(Half.UNTOLD, Half.UNTOLD, Conversation.Verdict.ACCEPT);
            default -> UNTOLD;
        };
    }
}

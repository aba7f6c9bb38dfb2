package io.kumoban.engine.foreign;

/**
 * TCP flags as VPC Flow Logs write them: FIN 1, SYN 2, RST 4, and 16 for an ACK only where it answers a SYN, OR-ed over
 * all that one end sent (AWS page "Flow log records", {@code tcp-flags}).
 */
final class TcpFlags {
    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int SYN_ACK = 18;

    private static final int WRITTEN = FIN | SYN | RST;
    private static final int PSH = 8;
    private static final int ACK = 16;

    private TcpFlags() {}

    /** Of all flags that the end set which began: its acknowledgements are of data. */
    static int ofFirst(int all) {
        return all & WRITTEN;
    }

    /** Of all flags that the other end set: its SYN comes with an acknowledgement. */
    static int ofSecond(int all) {
        return all & WRITTEN | ((all & SYN) == 0 ? 0 : all & ACK);
    }

    /** All flags that a text of their first letters names, such as {@code FSPA}; other letters name none of these. */
    static int ofLetters(String letters) {
        int flags = 0;
        for (int i = 0; i < letters.length(); i++) {
            flags |= switch (letters.charAt(i)) {
                case 'F' -> FIN;
                case 'S' -> SYN;
                case 'R' -> RST;
                case 'P' -> PSH;
                case 'A' -> ACK;
                default -> 0;
            };
        }
        return flags;
    }

    /**
     * What became of a connection, by all flags of both ends: refused when the first end sent a SYN, the second did not
     * answer with one, and no data was pushed, since a sensor that sees one direction only misses the answer.
     */
    static Conversation.Verdict verdict(int first, int second) {
        boolean unanswered = (first & SYN) != 0 && (second & SYN) == 0 && (first & PSH) == 0;
        return unanswered ? Conversation.Verdict.REJECT : Conversation.Verdict.ACCEPT;
    }
}

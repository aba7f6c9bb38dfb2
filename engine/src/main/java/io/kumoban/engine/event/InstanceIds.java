package io.kumoban.engine.event;

/** The ids of EC2 instances inside other texts (AWS page "CloudTrail userIdentity element"). */
public final class InstanceIds {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 17;

    private InstanceIds() {}

    /**
     * Where, from the slice's begin, {@code i-} and 8 to 17 hexadecimal digits follow the colon and end the text, as in
     * the principal id of a session that EC2 made; -1 if they do not.
     */
    public static int startInSession(byte[] bytes, long slice) {
        return slice == Slice.ABSENT ? -1 : start(bytes, Slice.offset(slice), Slice.length(slice));
    }

    /** The same for a text. */
    public static int startInSession(Text principalId) {
        return start(principalId.bytes(), principalId.offset(), principalId.length());
    }

    private static int start(byte[] bytes, int from, int length) {
        int end = from + length;
        int at = end;
        while (at > from && isHex(bytes[at - 1])) {
            at--;
        }
        int digits = end - at;
        boolean instance = digits >= SHORTEST
                && digits <= LONGEST
                && at - 3 >= from
                && bytes[at - 1] == '-'
                && bytes[at - 2] == 'i'
                && bytes[at - 3] == ':';
        return instance ? at - 2 - from : -1;
    }

    private static boolean isHex(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'f';
    }
}

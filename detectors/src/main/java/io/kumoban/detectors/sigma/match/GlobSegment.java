package io.kumoban.detectors.sigma.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What stands between two {@code *} of a pattern: literals, and between them any code points, so many and no more. */
final class GlobSegment {
    private static final int NONE = -1;

    /** One literal more than there are stretches of any code points; those at the ends may be empty. */
    private final byte[][] literals;
    /** How many code points stand behind each literal but the last. */
    private final int[] gaps;

    GlobSegment(byte[][] literals, int[] gaps) {
        this.literals = literals;
        this.gaps = gaps;
    }

    /** The segment of parts without {@code *}. */
    static GlobSegment of(List<GlobPart> parts, Glob.Case letters) {
        List<byte[]> literals = new ArrayList<>();
        List<Integer> gaps = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int gap = 0;
        for (GlobPart part : parts) {
            if (part instanceof GlobPart.Literal(String more) && !more.isEmpty()) {
                if (gap > 0) {
                    literals.add(letters.bytes(text.toString()));
                    gaps.add(gap);
                    text.setLength(0);
                    gap = 0;
                }
                text.append(more);
            } else if (part instanceof GlobPart.AnyOne) {
                gap++;
            }
        }
        literals.add(letters.bytes(text.toString()));
        if (gap > 0) {
            gaps.add(gap);
            literals.add(new byte[0]);
        }
        return new GlobSegment(
                literals.toArray(byte[][]::new),
                gaps.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Whether it is one literal, which may be empty. */
    boolean isLiteral() {
        return gaps.length == 0;
    }

    boolean isEmpty() {
        return isLiteral() && literals[0].length == 0;
    }

    /** The longest literal. */
    byte[] longest() {
        byte[] longest = literals[0];
        for (byte[] literal : literals) {
            longest = literal.length > longest.length ? literal : longest;
        }
        return longest;
    }

    /** Where the segment ends that begins at {@code from}, or {@link #NONE} when the text there is another. */
    int end(byte[] bytes, int from, int to) {
        int at = from;
        for (int i = 0; i < literals.length; i++) {
            byte[] literal = literals[i];
            if (to - at < literal.length
                    || !Arrays.equals(bytes, at, at + literal.length, literal, 0, literal.length)) {
                return NONE;
            }
            at += literal.length;
            for (int left = i < gaps.length ? gaps[i] : 0; left > 0; left--) {
                if (at == to) {
                    return NONE;
                }
                at = CodePointBytes.behind(bytes, at, to);
            }
        }
        return at;
    }

    /** Where the segment begins that ends at {@code to}, not before {@code from}; {@link #NONE} when there is none. */
    int begin(byte[] bytes, int from, int to) {
        int at = to;
        for (int i = literals.length - 1; i >= 0; i--) {
            byte[] literal = literals[i];
            at -= literal.length;
            if (at < from || !Arrays.equals(bytes, at, at + literal.length, literal, 0, literal.length)) {
                return NONE;
            }
            for (int left = i > 0 ? gaps[i - 1] : 0; left > 0; left--) {
                if (at == from) {
                    return NONE;
                }
                at = CodePointBytes.before(bytes, from, at);
            }
        }
        return at;
    }

    /** Where the first such segment from an index on ends, or {@link #NONE}. */
    int endOfFirst(byte[] bytes, int from, int to) {
        if (isLiteral()) {
            int found = ByteSearch.indexOf(bytes, from, to, literals[0]);
            return found < 0 ? NONE : found + literals[0].length;
        }
        int at = from;
        while (true) {
            if (literals[0].length > 0) {
                at = ByteSearch.indexOf(bytes, at, to, literals[0]);
                if (at < 0) {
                    return NONE;
                }
            }
            int end = end(bytes, at, to);
            if (end != NONE || at == to) {
                return end;
            }
            at = CodePointBytes.behind(bytes, at, to);
        }
    }
}

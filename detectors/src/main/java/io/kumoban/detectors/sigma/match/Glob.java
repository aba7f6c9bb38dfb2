package io.kumoban.detectors.sigma.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern with wildcards that fits a whole value. The pieces between {@code *} are looked for one after the other, each
 * where it stands first: since a piece has a fixed number of code points, an earlier place never spoils a later piece, and
 * nothing is tried twice. The time is at most the product of both lengths. Immutable; many threads may share it.
 */
public final class Glob {
    private static final int NONE = -1;

    private final Case letters;
    private final GlobSegment first;
    /** What stands between the first {@code *} and the last. */
    private final GlobSegment[] middle;
    /** What stands behind the last {@code *}; not looked at when there is no {@code *}. */
    private final GlobSegment last;

    private final boolean open;

    /** Whether upper and lower case are told apart. */
    public enum Case {
        /** They are: the pattern fits values as they are. */
        SENSITIVE,
        /** They are not: the pattern fits values that were folded, {@link FoldedText}. */
        FOLDED;

        byte[] bytes(String text) {
            return this == FOLDED ? FoldedText.fold(text) : text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** How a pattern can be tested without its wildcards. */
    public enum Shape {
        /** The value is the literal. */
        EXACT,
        /** The value begins with the literal. */
        PREFIX,
        /** The value ends with the literal. */
        SUFFIX,
        /** The value contains the literal. */
        CONTAINS,
        /** None of these: {@link Glob#matches} has to be asked. */
        OTHER
    }

    /** The pattern of some parts, in their order. */
    public Glob(List<GlobPart> parts, Case letters) {
        this.letters = letters;
        List<GlobSegment> segments = new ArrayList<>();
        List<GlobPart> segment = new ArrayList<>();
        for (GlobPart part : parts) {
            if (part instanceof GlobPart.AnyRun) {
                segments.add(GlobSegment.of(segment, letters));
                segment.clear();
            } else {
                segment.add(part);
            }
        }
        segments.add(GlobSegment.of(segment, letters));
        open = segments.size() > 1;
        first = segments.getFirst();
        last = segments.getLast();
        middle = segments.subList(1, Math.max(1, segments.size() - 1)).stream()
                .filter(some -> !some.isEmpty())
                .toArray(GlobSegment[]::new);
    }

    /** Whether the pattern fits folded values, or values as they are. */
    public Case letters() {
        return letters;
    }

    /** How the pattern can be tested by {@link #literal} alone. */
    public Shape shape() {
        if (!open) {
            return first.isLiteral() ? Shape.EXACT : Shape.OTHER;
        }
        if (middle.length == 0) {
            if (last.isEmpty() && first.isLiteral()) {
                return Shape.PREFIX;
            }
            return first.isEmpty() && last.isLiteral() ? Shape.SUFFIX : Shape.OTHER;
        }
        boolean contains = middle.length == 1 && middle[0].isLiteral() && first.isEmpty() && last.isEmpty();
        return contains ? Shape.CONTAINS : Shape.OTHER;
    }

    /** The longest literal, which every value has that fits; empty when the pattern has none. In the pattern's case. */
    public byte[] literal() {
        byte[] longest = first.longest();
        for (GlobSegment segment : middle) {
            longest = longer(segment.longest(), longest);
        }
        return longer(last.longest(), longest).clone();
    }

    private static byte[] longer(byte[] one, byte[] other) {
        return one.length > other.length ? one : other;
    }

    /** Whether a range of bytes fits, folded or not as {@link #letters} says. */
    public boolean matches(byte[] bytes, int from, int to) {
        int at = first.end(bytes, from, to);
        if (at == NONE) {
            return false;
        }
        if (!open) {
            return at == to;
        }
        int end = last.begin(bytes, at, to);
        if (end == NONE) {
            return false;
        }
        for (GlobSegment segment : middle) {
            at = segment.endOfFirst(bytes, at, end);
            if (at == NONE) {
                return false;
            }
        }
        return true;
    }

    /** Whether a folded value fits. */
    public boolean matches(FoldedText value) {
        return matches(value.bytes(), 0, value.length());
    }
}

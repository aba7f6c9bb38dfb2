package io.kumoban.detectors.sigma.match.regex;

import java.util.List;

/**
 * What can be told of a tree without a text.
 *
 * @param least     the fewest code points of a match
 * @param most      the most, {@link #UNKNOWN} when nothing bounds them
 * @param first     what the match begins with, unless it is empty; all code points when that is not known
 * @param anchored  whether it is found at the beginning of the text only
 * @param isRegular whether it has no reference, look or atomic group
 */
record RegexFacts(long least, long most, CodePoints first, boolean anchored, boolean isRegular) {
    /** More than any text has. */
    static final long UNKNOWN = 1L << 40;

    /** Whether a match may be empty. */
    boolean isNullable() {
        return least == 0;
    }

    static RegexFacts of(RegexNode node) {
        return switch (node) {
            case RegexNode.OneOf(CodePoints points) -> new RegexFacts(1, 1, points, false, true);
            case RegexNode.Sequence(List<RegexNode> parts) -> sequence(parts);
            case RegexNode.Choice(List<RegexNode> branches) -> choice(branches);
            case RegexNode.Repeat repeat -> repeat(repeat);
            case RegexNode.Capture(RegexNode part, int number) -> of(part);
            case RegexNode.BackReference reference -> new RegexFacts(0, UNKNOWN, CodePoints.ALL, false, false);
            case RegexNode.Atomic(RegexNode part) -> of(part).irregular();
            case RegexNode.Look look -> new RegexFacts(0, 0, CodePoints.NONE, false, false);
            case RegexNode.Place(RegexNode.PlaceKind kind) ->
                new RegexFacts(0, 0, CodePoints.NONE, kind == RegexNode.PlaceKind.BEGIN, true);
        };
    }

    private RegexFacts irregular() {
        return new RegexFacts(least, most, first, anchored, false);
    }

    private static RegexFacts sequence(List<RegexNode> parts) {
        long least = 0;
        long most = 0;
        CodePoints first = CodePoints.NONE;
        boolean anchored = false;
        boolean regular = true;
        for (RegexNode part : parts) {
            RegexFacts facts = of(part);
            anchored |= most == 0 && facts.anchored;
            first = least == 0 ? first.and(facts.first) : first;
            least = Math.min(UNKNOWN, least + facts.least);
            most = Math.min(UNKNOWN, most + facts.most);
            regular &= facts.isRegular;
        }
        return new RegexFacts(least, most, first, anchored, regular);
    }

    private static RegexFacts choice(List<RegexNode> branches) {
        long least = UNKNOWN;
        long most = 0;
        CodePoints first = CodePoints.NONE;
        boolean anchored = true;
        boolean regular = true;
        for (RegexNode branch : branches) {
            RegexFacts facts = of(branch);
            least = Math.min(least, facts.least);
            most = Math.max(most, facts.most);
            first = first.and(facts.first);
            anchored &= facts.anchored;
            regular &= facts.isRegular;
        }
        return new RegexFacts(least, most, first, anchored, regular);
    }

    private static RegexFacts repeat(RegexNode.Repeat repeat) {
        RegexFacts facts = of(repeat.part());
        long most = repeat.most() == RegexNode.UNBOUNDED
                ? facts.most == 0 ? 0 : UNKNOWN
                : Math.min(UNKNOWN, facts.most * repeat.most());
        return new RegexFacts(
                Math.min(UNKNOWN, facts.least * repeat.least()),
                most,
                facts.first,
                facts.anchored && repeat.least() > 0,
                facts.isRegular);
    }
}

package io.kumoban.detectors.sigma.match.regex;

import io.kumoban.detectors.sigma.match.CaseFolding;
import io.kumoban.detectors.sigma.match.Glob;
import io.kumoban.detectors.sigma.match.GlobPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes simple expressions as patterns with wildcards that fit the same values, no more and no fewer: literals,
 * alternatives of them, the dot and {@code .*} where these stand for line feeds too, anchors at both ends.
 */
final class GlobForm {
    /** Patterns that may come of one expression. */
    private static final int MOST = 32;

    private GlobForm() {}

    /** The patterns, of which a value has to fit one; empty when the expression is not that simple. */
    static List<Glob> of(RegexNode node) {
        List<List<RegexNode>> expanded = expand(node);
        List<Glob> globs = new ArrayList<>();
        for (List<RegexNode> sequence : expanded) {
            if (!add(sequence, globs)) {
                return List.of();
            }
        }
        return List.copyOf(globs);
    }

    /** The sequences that the alternatives of a tree make, without groups; empty when they are too many. */
    private static List<List<RegexNode>> expand(RegexNode node) {
        return switch (node) {
            case RegexNode.Capture(RegexNode part, int number) -> expand(part);
            case RegexNode.Choice(List<RegexNode> branches) -> {
                List<List<RegexNode>> all = new ArrayList<>();
                for (RegexNode branch : branches) {
                    List<List<RegexNode>> more = expand(branch);
                    if (more.isEmpty() || all.size() + more.size() > MOST) {
                        yield List.of();
                    }
                    all.addAll(more);
                }
                yield all;
            }
            case RegexNode.Sequence(List<RegexNode> parts) -> {
                List<List<RegexNode>> all = List.of(List.of());
                for (RegexNode part : parts) {
                    all = product(all, expand(part));
                }
                yield all;
            }
            default -> List.of(List.of(node));
        };
    }

    private static List<List<RegexNode>> product(List<List<RegexNode>> left, List<List<RegexNode>> right) {
        List<List<RegexNode>> all = new ArrayList<>();
        if (left.size() * right.size() > MOST) {
            return all;
        }
        for (List<RegexNode> begin : left) {
            for (List<RegexNode> end : right) {
                List<RegexNode> both = new ArrayList<>(begin);
                both.addAll(end);
                all.add(both);
            }
        }
        return all;
    }

    private static boolean add(List<RegexNode> sequence, List<Glob> into) {
        int from = 0;
        int to = sequence.size();
        boolean begins = to > from && isPlace(sequence.get(from), RegexNode.PlaceKind.BEGIN);
        from += begins ? 1 : 0;
        boolean ends = to > from && isPlace(sequence.get(to - 1), RegexNode.PlaceKind.END);
        boolean endsLine = to > from && isPlace(sequence.get(to - 1), RegexNode.PlaceKind.END_OF_LAST_LINE);
        to -= ends || endsLine ? 1 : 0;
        // What may be empty at an open end says nothing.
        while (!begins && to > from && isAnyNumber(sequence.get(from))) {
            from++;
        }
        while (!ends && !endsLine && to > from && isAnyNumber(sequence.get(to - 1))) {
            to--;
        }
        Draft draft = new Draft();
        draft.open(!begins);
        for (RegexNode node : sequence.subList(from, to)) {
            if (!draft.add(node)) {
                return false;
            }
        }
        draft.open(!ends && !endsLine);
        into.add(draft.glob(""));
        if (endsLine) {
            into.add(draft.glob("\n"));
        }
        return true;
    }

    private static boolean isPlace(RegexNode node, RegexNode.PlaceKind kind) {
        return node instanceof RegexNode.Place(RegexNode.PlaceKind is) && is == kind;
    }

    /** Whether a node is a repetition of single code points that may be empty and may be of any length. */
    private static boolean isAnyNumber(RegexNode node) {
        return node instanceof RegexNode.Repeat(RegexNode part, int least, int most, boolean lazy)
                && least == 0
                && part instanceof RegexNode.OneOf;
    }

    private static final class Draft {
        private final List<GlobPart> parts = new ArrayList<>();
        /** Null as long as no letter says whether case matters. */
        private Glob.@Nullable Case letters;

        void open(boolean isOpen) {
            if (isOpen) {
                parts.add(new GlobPart.AnyRun());
            }
        }

        boolean add(RegexNode node) {
            if (node instanceof RegexNode.OneOf(CodePoints points)) {
                return points.equals(CodePoints.ALL) ? parts.add(new GlobPart.AnyOne()) : letter(points);
            }
            if (node instanceof RegexNode.Repeat(RegexNode part, int least, int most, boolean lazy)
                    && most == RegexNode.UNBOUNDED
                    && least <= 1
                    && part instanceof RegexNode.OneOf(CodePoints points)
                    && points.equals(CodePoints.ALL)) {
                if (least == 1) {
                    parts.add(new GlobPart.AnyOne());
                }
                return parts.add(new GlobPart.AnyRun());
            }
            return false;
        }

        private boolean letter(CodePoints points) {
            int single = points.single();
            int fold = points.commonFold();
            boolean uncased = fold >= 0 && CodePoints.of(fold).inAnyCase().equals(points);
            if (single < 0 && !uncased) {
                return false;
            }
            int point = single >= 0 ? single : fold;
            // A character without case fits either way.
            if (CaseFolding.alike(point).length > 0) {
                Glob.Case wanted = single >= 0 ? Glob.Case.SENSITIVE : Glob.Case.FOLDED;
                if (letters != null && letters != wanted) {
                    return false;
                }
                letters = wanted;
            }
            return parts.add(new GlobPart.Literal(Character.toString(point)));
        }

        Glob glob(String end) {
            List<GlobPart> all = new ArrayList<>(parts);
            all.add(new GlobPart.Literal(end));
            return new Glob(all, letters == null ? Glob.Case.SENSITIVE : letters);
        }
    }
}

package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.FoldedText;
import io.kumoban.detectors.sigma.match.NeedleHits;
import io.kumoban.detectors.sigma.match.Needles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Texts that a value contains, without regard to case: all found in one pass. */
final class PartsGroup extends TextGroup {
    private final Needles needles;

    PartsGroup(int slot, List<Atom> atoms, int[][] marks) {
        this(slot, needles(atoms), marks);
    }

    /** The texts of atoms that are literals. */
    static byte[][] needles(List<Atom> atoms) {
        return atoms.stream()
                .map(atom -> ((AtomTest.Literal) atom.test()).folded().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    private PartsGroup(int slot, byte[][] texts, int[][] marks) {
        super(
                slot,
                marks,
                true,
                Arrays.stream(texts).mapToInt(text -> text.length).min().orElse(0));
        needles = new Needles(texts);
    }

    @Override
    String method() {
        return "search";
    }

    @Override
    void find(FoldedText value, FoundTexts found, PlanMatcher at) {
        NeedleHits hits = at.hits(needles.count());
        needles.find(value, hits);
        if (!hits.isEmpty()) {
            for (int id = hits.next(0); id >= 0; id = hits.next(id + 1)) {
                found.add(id);
            }
            hits.clear();
        }
    }
}

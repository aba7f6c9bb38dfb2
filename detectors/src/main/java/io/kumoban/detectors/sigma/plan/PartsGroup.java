package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.NeedleHits;
import io.kumoban.detectors.sigma.match.Needles;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts that a value contains, without regard to case: all found in one pass. */
final class PartsGroup extends Group {
    private final Needles needles;
    private final int[][] marks;

    PartsGroup(int slot, List<Atom> atoms, int[][] marks) {
        super(slot);
        this.marks = marks;
        needles = new Needles(atoms.stream()
                .map(atom -> ((AtomTest.Literal) atom.test()).folded().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new));
    }

    @Override
    void run(PlanMatcher at) {
        EventValues values = at.values();
        NeedleHits hits = at.hits(needles.count());
        for (int value = values.first(slot); value != EventValues.NONE; value = values.next(value)) {
            if (values.isText(value)) {
                needles.find(at.folded(slot, value), hits);
            }
        }
        if (hits.isEmpty()) {
            return;
        }
        for (int id = hits.next(0); id >= 0; id = hits.next(id + 1)) {
            at.mark(marks[id]);
        }
        hits.clear();
    }
}

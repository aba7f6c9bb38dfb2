package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.FoldedText;

/**
 * Texts of one slot, found together in a value. Logs repeat their values, so what was found in the last ones is remembered
 * where looking again would cost more ({@link KnownValues}).
 */
abstract class TextGroup extends Group {
    private final int[][] marks;
    private final boolean remembers;
    /** Values of fewer bytes hold none of the texts. */
    private final int shortest;

    /**
     * A group.
     *
     * @param marks     by text the units that are true with it
     * @param remembers whether what is found in values is remembered
     * @param shortest  bytes of the shortest folded text; 0 when an empty value is to be looked at
     */
    TextGroup(int slot, int[][] marks, boolean remembers, int shortest) {
        super(slot);
        this.marks = marks;
        this.remembers = remembers;
        // A text of two bytes may come of one of three, and the other way round.
        this.shortest = shortest / 2;
    }

    /** Adds the numbers of all texts that are found in a value to an empty list. */
    abstract void find(FoldedText value, FoundTexts found, PlanMatcher at);

    /** Whether it is worth while to remember what is found in a value. */
    final boolean remembers() {
        return remembers;
    }

    @Override
    final void run(PlanMatcher at, int group) {
        EventValues values = at.values();
        for (int value = values.first(slot); value != EventValues.NONE; value = values.next(value)) {
            if (values.isText(value) && values.length(value) >= shortest) {
                mark(found(value, at, group), at);
            }
        }
    }

    private FoundTexts found(int value, PlanMatcher at, int group) {
        int place = at.placeInMemory(group);
        KnownValues.Entry entry = place < 0 ? null : at.remembered(slot, value);
        FoundTexts found = entry == null ? null : entry.found(place);
        if (found == null) {
            found = entry == null ? at.found : entry.toFind(place);
            found.clear();
            find(at.folded(slot, value), found, at);
        }
        return found;
    }

    private void mark(FoundTexts found, PlanMatcher at) {
        for (int i = 0; i < found.count(); i++) {
            at.mark(marks[found.get(i)]);
        }
    }
}

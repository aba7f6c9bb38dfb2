package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.FoldedText;

/**
 * Texts of one slot, found together in a value. Logs repeat their values, so what was found in the last ones is remembered
 * where looking again would cost more.
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

    /** Adds the numbers of all texts that are found in a value. */
    abstract void find(FoldedText value, FoundTexts found, PlanMatcher at);

    @Override
    final void run(PlanMatcher at, int group) {
        EventValues values = at.values();
        for (int value = values.first(slot); value != EventValues.NONE; value = values.next(value)) {
            if (values.isText(value) && values.length(value) >= shortest) {
                mark(remembers ? remembered(value, values, at, group) : looked(value, at), at);
            }
        }
    }

    private FoundTexts looked(int value, PlanMatcher at) {
        FoundTexts found = at.found;
        found.clear();
        find(at.folded(slot, value), found, at);
        return found;
    }

    private FoundTexts remembered(int value, EventValues values, PlanMatcher at, int group) {
        byte[] bytes = values.bytes(value);
        int offset = values.offset(value);
        int length = values.length(value);
        if (length > KnownValues.LONGEST) {
            return looked(value, at);
        }
        KnownValues.Entry entry = at.known(group, slot).at(bytes, offset, length);
        if (!entry.is(bytes, offset, length)) {
            entry.take(bytes, offset, length);
            entry.found.clear();
            find(at.folded(slot, value), entry.found, at);
        }
        return entry.found;
    }

    private void mark(FoundTexts found, PlanMatcher at) {
        for (int i = 0; i < found.count(); i++) {
            at.mark(marks[found.get(i)]);
        }
    }
}

package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.FoldedText;
import io.kumoban.detectors.sigma.match.NeedleHits;
import io.kumoban.detectors.sigma.match.Needles;

/** Texts that any string of an event contains, without regard to case: the strings are put together and searched in one pass. */
final class KeywordsGroup extends Group {
    /** Bytes after which strings are searched before more are put behind them. */
    private static final int ENOUGH = 64 << 10;

    private final Needles needles;
    private final int[][] marks;

    /**
     * A group.
     *
     * @param texts folded
     * @param marks by text the units that are true with it
     */
    KeywordsGroup(int slot, byte[][] texts, int[][] marks) {
        super(slot);
        needles = new Needles(texts);
        this.marks = marks;
    }

    @Override
    String method() {
        return "search";
    }

    @Override
    void run(PlanMatcher at, int group) {
        EventValues values = at.values();
        FoldedText text = at.other;
        text.clear();
        boolean any = false;
        for (int value = values.first(slot); value != EventValues.NONE; value = values.next(value)) {
            if (values.isText(value)) {
                if (text.length() > ENOUGH) {
                    search(text, at);
                    text.clear();
                }
                any = true;
                text.append(values.bytes(value), values.offset(value), values.length(value));
            }
        }
        if (any) {
            search(text, at);
        }
    }

    private void search(FoldedText text, PlanMatcher at) {
        NeedleHits hits = at.hits(needles.count());
        needles.find(text, hits);
        if (!hits.isEmpty()) {
            for (int id = hits.next(0); id >= 0; id = hits.next(id + 1)) {
                at.mark(marks[id]);
            }
            hits.clear();
        }
    }
}

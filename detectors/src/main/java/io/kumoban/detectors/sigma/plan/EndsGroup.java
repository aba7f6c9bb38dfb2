package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.Affixes;
import io.kumoban.detectors.sigma.match.FoldedText;
import io.kumoban.detectors.sigma.match.NeedleHits;
import io.kumoban.detectors.sigma.plan.AtomTest.Form;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts that a value is, begins or ends with, without regard to case: by one look-up in a hash table, and by tries. */
final class EndsGroup extends Group {
    /** An open hash table of whole texts. */
    private final byte[] @Nullable [] texts;

    private final int[][] marksOfTexts;
    private final int mask;
    private final @Nullable Ends starts;
    private final @Nullable Ends ends;

    /** Beginnings, or ends, and what is true with each. */
    private record Ends(Affixes affixes, int[][] marks) {
        void run(FoldedText value, PlanMatcher at) {
            NeedleHits hits = at.hits(affixes.count());
            affixes.find(value, hits);
            for (int id = hits.next(0); id >= 0; id = hits.next(id + 1)) {
                at.mark(marks[id]);
            }
            hits.clear();
        }
    }

    EndsGroup(int slot, List<Atom> atoms, int[][] marks) {
        super(slot);
        int whole = (int) atoms.stream().filter(atom -> form(atom) == Form.WHOLE).count();
        int size = Integer.highestOneBit(Math.max(1, whole)) * 4;
        texts = new byte[size][];
        marksOfTexts = new int[size][];
        mask = size - 1;
        for (int i = 0; i < atoms.size(); i++) {
            if (form(atoms.get(i)) == Form.WHOLE) {
                put(text(atoms.get(i)), marks[i]);
            }
        }
        starts = ends(atoms, marks, Form.START);
        ends = ends(atoms, marks, Form.END);
    }

    private static Form form(Atom atom) {
        return ((AtomTest.Literal) atom.test()).form();
    }

    private static byte[] text(Atom atom) {
        return ((AtomTest.Literal) atom.test()).folded().getBytes(StandardCharsets.UTF_8);
    }

    private void put(byte[] text, int[] marks) {
        int place = (int) FoldedText.hash(text) & mask;
        while (texts[place] != null) {
            place = place + 1 & mask;
        }
        texts[place] = text;
        marksOfTexts[place] = marks;
    }

    private static @Nullable Ends ends(List<Atom> atoms, int[][] marks, Form form) {
        List<byte[]> texts = new ArrayList<>();
        List<int[]> marked = new ArrayList<>();
        for (int i = 0; i < atoms.size(); i++) {
            if (form(atoms.get(i)) == form) {
                texts.add(text(atoms.get(i)));
                marked.add(marks[i]);
            }
        }
        if (texts.isEmpty()) {
            return null;
        }
        byte[][] all = texts.toArray(new byte[0][]);
        return new Ends(
                form == Form.START ? Affixes.prefixes(all) : Affixes.suffixes(all), marked.toArray(new int[0][]));
    }

    @Override
    void run(PlanMatcher at) {
        EventValues values = at.values();
        for (int value = values.first(slot); value != EventValues.NONE; value = values.next(value)) {
            if (values.isText(value)) {
                test(at.folded(slot, value), at);
            }
        }
    }

    private void test(FoldedText value, PlanMatcher at) {
        int place = (int) value.hash() & mask;
        byte[] text = texts[place];
        while (text != null) {
            if (value.equalsFolded(text)) {
                at.mark(marksOfTexts[place]);
                break;
            }
            place = place + 1 & mask;
            text = texts[place];
        }
        if (starts != null) {
            starts.run(value, at);
        }
        if (ends != null) {
            ends.run(value, at);
        }
    }

    @Override
    public String toString() {
        return "slot " + slot + ": " + Arrays.stream(texts).filter(text -> text != null).count() + " texts";
    }
}

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
final class EndsGroup extends TextGroup {
    /** An open hash table of whole texts. */
    private final byte[] @Nullable [] texts;

    private final int[] numberOfText;
    private final int mask;
    private final @Nullable Ends starts;
    private final @Nullable Ends ends;

    /** Beginnings, or ends, and the number of each. */
    private record Ends(Affixes affixes, int[] numbers) {
        void find(FoldedText value, FoundTexts found, PlanMatcher at) {
            NeedleHits hits = at.hits(affixes.count());
            affixes.find(value, hits);
            if (!hits.isEmpty()) {
                for (int id = hits.next(0); id >= 0; id = hits.next(id + 1)) {
                    found.add(numbers[id]);
                }
                hits.clear();
            }
        }
    }

    EndsGroup(int slot, List<Atom> atoms, int[][] marks) {
        // A look-up alone costs no more than to remember it.
        super(slot, marks, atoms.stream().anyMatch(atom -> form(atom) != Form.WHOLE), 0);
        int whole =
                (int) atoms.stream().filter(atom -> form(atom) == Form.WHOLE).count();
        int size = Integer.highestOneBit(Math.max(1, whole)) * 4;
        texts = new byte[size][];
        numberOfText = new int[size];
        mask = size - 1;
        for (int i = 0; i < atoms.size(); i++) {
            if (form(atoms.get(i)) == Form.WHOLE) {
                put(text(atoms.get(i)), i);
            }
        }
        starts = ends(atoms, Form.START);
        ends = ends(atoms, Form.END);
    }

    private static Form form(Atom atom) {
        return ((AtomTest.Literal) atom.test()).form();
    }

    private static byte[] text(Atom atom) {
        return ((AtomTest.Literal) atom.test()).folded().getBytes(StandardCharsets.UTF_8);
    }

    private void put(byte[] text, int number) {
        int place = (int) FoldedText.hash(text) & mask;
        while (texts[place] != null) {
            place = place + 1 & mask;
        }
        texts[place] = text;
        numberOfText[place] = number;
    }

    private static @Nullable Ends ends(List<Atom> atoms, Form form) {
        List<byte[]> texts = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < atoms.size(); i++) {
            if (form(atoms.get(i)) == form) {
                texts.add(text(atoms.get(i)));
                numbers.add(i);
            }
        }
        if (texts.isEmpty()) {
            return null;
        }
        byte[][] all = texts.toArray(new byte[0][]);
        return new Ends(
                form == Form.START ? Affixes.prefixes(all) : Affixes.suffixes(all),
                numbers.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    String method() {
        return "look-up";
    }

    @Override
    void find(FoldedText value, FoundTexts found, PlanMatcher at) {
        int place = (int) value.hash() & mask;
        byte[] text = texts[place];
        while (text != null) {
            if (value.equalsFolded(text)) {
                found.add(numberOfText[place]);
                break;
            }
            place = place + 1 & mask;
            text = texts[place];
        }
        if (starts != null) {
            starts.find(value, found, at);
        }
        if (ends != null) {
            ends.find(value, found, at);
        }
    }

    @Override
    public String toString() {
        return "slot " + slot + ": "
                + Arrays.stream(texts).filter(text -> text != null).count() + " texts";
    }
}

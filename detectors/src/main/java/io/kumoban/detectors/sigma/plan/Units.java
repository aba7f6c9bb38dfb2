package io.kumoban.detectors.sigma.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * What is true or false of an event, numbered: atoms, and sets of atoms of one group of which any is asked for. A set costs as
 * little as an atom, since whoever finds a member marks the set too.
 */
final class Units {
    private final Map<Atom, Integer> atoms = new LinkedHashMap<>();
    private final Map<Set<Integer>, Integer> sets = new LinkedHashMap<>();
    private final Map<GroupKey, Integer> groupNumbers = new LinkedHashMap<>();
    private final List<GroupKey> keys = new ArrayList<>();
    private final List<List<Integer>> members = new ArrayList<>();
    private final List<Integer> groupOf = new ArrayList<>();
    private final List<Double> chances = new ArrayList<>();
    private final List<Boolean> needsValue = new ArrayList<>();
    /** For each unit those that are true with it: itself, and sets that it is in. */
    private final List<List<Integer>> marks = new ArrayList<>();

    /** How the atoms of a slot are worked out together. */
    enum Method {
        /** By one look-up, and from both ends. */
        ENDS,
        /** By one pass. */
        PARTS,
        NUMBERS,
        NETWORKS,
        PRESENCE,
        /** Each by itself. */
        ALONE
    }

    /**
     * Which atoms are worked out together.
     *
     * @param alone the atom, where it is worked out by itself
     */
    private record GroupKey(int slot, Method method, Set<Atom> alone) {}

    static Method method(AtomTest test) {
        return switch (test) {
            case AtomTest.Literal literal -> literal.form() == AtomTest.Form.ANYWHERE ? Method.PARTS : Method.ENDS;
            case AtomTest.Number number -> Method.NUMBERS;
            case AtomTest.Within network -> Method.NETWORKS;
            case AtomTest.Missing missing -> Method.PRESENCE;
            case AtomTest.Present present -> Method.PRESENCE;
            case AtomTest.Precise precise -> Method.ALONE;
            case AtomTest.Pattern pattern -> Method.ALONE;
            case AtomTest.Expression expression -> Method.ALONE;
            case AtomTest.Reference reference -> Method.ALONE;
            case AtomTest.TimePart time -> Method.ALONE;
        };
    }

    private static GroupKey key(Atom atom) {
        Method method = method(atom.test());
        return new GroupKey(atom.slot(), method, method == Method.ALONE ? Set.of(atom) : Set.of());
    }

    /** The unit of an atom. */
    int of(Atom atom) {
        Integer known = atoms.get(atom);
        if (known != null) {
            return known;
        }
        int group = groupNumbers.computeIfAbsent(key(atom), key -> {
            keys.add(key);
            members.add(new ArrayList<>());
            return groupNumbers.size();
        });
        int unit = add(group, Estimates.chance(atom), !(atom.test() instanceof AtomTest.Missing));
        atoms.put(atom, unit);
        members.get(group).add(unit);
        return unit;
    }

    /** The unit of any of several atoms of one group. */
    int ofAny(List<Atom> several) {
        Set<Integer> wanted = new TreeSet<>();
        several.forEach(atom -> wanted.add(of(atom)));
        if (wanted.size() == 1) {
            return wanted.iterator().next();
        }
        Integer known = sets.get(wanted);
        if (known != null) {
            return known;
        }
        double chance = wanted.stream().mapToDouble(chances::get).sum();
        boolean all = wanted.stream().allMatch(needsValue::get);
        int unit = add(groupOf.get(wanted.iterator().next()), Math.min(1, chance), all);
        sets.put(wanted, unit);
        wanted.forEach(member -> marks.get(member).add(unit));
        return unit;
    }

    private int add(int group, double chance, boolean onlyWithValue) {
        int unit = groupOf.size();
        groupOf.add(group);
        chances.add(chance);
        needsValue.add(onlyWithValue);
        marks.add(new ArrayList<>(List.of(unit)));
        return unit;
    }

    int size() {
        return groupOf.size();
    }

    /** The share of events of which it is thought to be true. */
    double chance(int unit) {
        return chances.get(unit);
    }

    /** Whether it is false of every event without a value at its slot. */
    boolean needsValue(int unit) {
        return needsValue.get(unit);
    }

    Method method(int unit) {
        return keys.get(groupOf.get(unit)).method();
    }

    int group(int unit) {
        return groupOf.get(unit);
    }

    /** By unit its group. */
    int[] groups() {
        return groupOf.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * Parts groups that search by one pass in two: what predicates wait for, to be searched for in every event, and what
     * only those predicates ask for that are tried.
     *
     * @param waitedFor whether a predicate waits for a unit
     */
    void setApart(IntPredicate waitedFor) {
        int all = keys.size();
        for (int group = 0; group < all; group++) {
            if (keys.get(group).method() == Method.PARTS) {
                setApart(group, waitedFor);
            }
        }
    }

    private void setApart(int group, IntPredicate waitedFor) {
        Set<Integer> eager = new TreeSet<>();
        Map<Set<Integer>, Integer> setsHere = new LinkedHashMap<>();
        members.get(group).stream().filter(waitedFor::test).forEach(eager::add);
        sets.forEach((several, unit) -> {
            if (groupOf.get(unit) == group) {
                setsHere.put(several, unit);
                if (waitedFor.test(unit)) {
                    eager.addAll(several);
                }
            }
        });
        if (eager.isEmpty() || eager.size() == members.get(group).size()) {
            return;
        }
        int apart = keys.size();
        keys.add(keys.get(group));
        Set<Integer> others = new TreeSet<>(members.get(group));
        others.removeAll(eager);
        eager.forEach(unit -> groupOf.set(unit, apart));
        setsHere.forEach((several, unit) -> {
            if (eager.containsAll(several)) {
                groupOf.set(unit, apart);
            } else {
                // A set is worked out in one place, so that has all its members.
                others.addAll(several);
            }
        });
        members.add(List.copyOf(eager));
        members.set(group, List.copyOf(others));
    }

    /** The groups, ready to work. */
    Group[] compile(int keywordSlot) {
        List<Atom> byUnit = new ArrayList<>();
        Map<Integer, Atom> atomOf = new LinkedHashMap<>();
        atoms.forEach((atom, unit) -> atomOf.put(unit, atom));
        Group[] groups = new Group[members.size()];
        for (int group = 0; group < groups.length; group++) {
            GroupKey key = keys.get(group);
            byUnit.clear();
            List<int[]> marked = new ArrayList<>();
            for (int unit : members.get(group)) {
                byUnit.add(atomOf.get(unit));
                marked.add(marks.get(unit).stream().mapToInt(Integer::intValue).toArray());
            }
            int[][] marksOf = marked.toArray(new int[0][]);
            groups[group] = key.slot() != Slots.KEYWORDS
                    ? Groups.of(key.method(), key.slot(), List.copyOf(byUnit), marksOf)
                    : Groups.ofKeywords(key.method(), keywordSlot, List.copyOf(byUnit), marksOf);
        }
        return groups;
    }
}

package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.rule.Predicate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Many predicates as one plan. Equal tests are one <em>atom</em>, and the atoms of one field are worked out together: one
 * look-up finds all texts that a value is, one pass all that it contains. Each predicate has an <em>anchor</em> where it can: a
 * few atoms of which one must be true for it to hold, as rare and cheap as can be found. Only the fields of anchors are looked
 * at in every event; a predicate is worked out only when its anchor came true, and then no further than needed. So the time
 * hangs on what an event may match and hardly on how many predicates there are, as in discrimination networks (Forgy,
 * "Rete", Artificial Intelligence 19, 1982), but without memory between events.
 *
 * <p>Immutable; many threads may share it, each with a {@link PlanMatcher} of its own.
 */
public final class Plan {
    private final List<String> paths;
    private final boolean readsKeywords;
    private final int predicates;
    private final Map<Integer, String> refused;

    /** By unit (an atom, or any of several): the group that works it out, and the predicates that wait for it. */
    final int[] groupOf;

    final int[][] waiting;
    final Group[] groups;
    /** The groups of anchors; all, and by slot. */
    final int[] eager;

    final int[][] eagerOf;

    /** By group its place among those of its slot that remember what they found in a value, or -1; by slot how many these are. */
    final int[] placeInMemory;

    final int[] remembering;

    final Program program;
    /** By predicate: its node. */
    final int[] roots;
    /** Predicates without an anchor. */
    final int[] unanchored;

    private Plan(Slots slots, PlanBuilder built, int predicates, Map<Integer, String> refused) {
        this.predicates = predicates;
        this.refused = Map.copyOf(refused);
        paths = slots.paths();
        readsKeywords = slots.readsKeywords();
        groupOf = built.units().groups();
        groups = built.units().compile(keywordSlot());
        program = built.program();
        roots = built.roots();
        waiting = built.waiting();
        unanchored = built.unanchored();
        eager = built.eager();
        eagerOf = new int[keywordSlot() + 1][];
        for (int slot = 0; slot < eagerOf.length; slot++) {
            int wanted = slot;
            eagerOf[slot] = Arrays.stream(eager)
                    .filter(group -> groups[group].slot == wanted)
                    .toArray();
        }
        remembering = new int[eagerOf.length];
        placeInMemory = new int[groups.length];
        for (int group = 0; group < groups.length; group++) {
            placeInMemory[group] = remembers(groups[group]) ? remembering[groups[group].slot]++ : -1;
        }
    }

    /** Whether a group does, or need only join another that does so for every event. */
    private boolean remembers(Group group) {
        return group instanceof TextGroup texts
                && (texts.remembers()
                        || Arrays.stream(eagerOf[group.slot])
                                .anyMatch(other ->
                                        groups[other] instanceof TextGroup eagerTexts && eagerTexts.remembers()));
    }

    /** Compiles predicates, which are known by their places in the list from then on. */
    public static Plan compile(List<Predicate> predicates) {
        Slots slots = new Slots();
        Lowering lowering = new Lowering(slots);
        List<Formula> formulas = new ArrayList<>(predicates.size());
        Map<Integer, String> refused = new TreeMap<>();
        for (int i = 0; i < predicates.size(); i++) {
            try {
                formulas.add(lowering.of(predicates.get(i)));
            } catch (Unplanned unfit) {
                formulas.add(Formula.NEVER);
                refused.put(i, String.valueOf(unfit.getMessage()));
            }
        }
        return new Plan(slots, PlanBuilder.of(formulas), predicates.size(), refused);
    }

    /** The paths whose values are looked at, each once; their places in the list are the slots. */
    public List<String> paths() {
        return paths;
    }

    /** The slot behind those of the paths, whose values are all strings of the event. */
    public int keywordSlot() {
        return paths.size();
    }

    /** Whether any predicate looks at all strings of the event. */
    public boolean readsKeywords() {
        return readsKeywords;
    }

    /** Whether any predicate asks if something stands at a slot, be it null. */
    public boolean asksForPresence(int slot) {
        return Arrays.stream(groups).anyMatch(group -> group.slot == slot && group instanceof PresenceGroup);
    }

    /** How many predicates there are. */
    public int predicates() {
        return predicates;
    }

    /** Predicates that never hold because a test in them cannot be worked out, with a sentence that says why. */
    public Map<Integer, String> refused() {
        return refused;
    }

    /** Predicates that are worked out for every event, since nothing need be there for them to hold. Ascending. */
    public int[] unanchored() {
        return unanchored.clone();
    }

    /** Counts of what it is made of, for people who tune rules. */
    public Shape shape() {
        return new Shape(groupOf.length, groups.length, eager.length, program.size(), unanchored.length);
    }

    /**
     * What a plan is made of.
     *
     * @param atoms      distinct tests, and sets of tests that predicates ask for together
     * @param groups     tests that are worked out together
     * @param eager      groups that are worked out for every event
     * @param nodes      distinct formulas
     * @param unanchored predicates that are worked out for every event
     */
    public record Shape(int atoms, int groups, int eager, int nodes, int unanchored) {}

    /** What is looked at in every event: a path, or {@code *} for all strings, how, and how many predicates wait for it. */
    public List<Anchor> anchors() {
        List<Anchor> anchors = new ArrayList<>();
        for (int group : eager) {
            int slot = groups[group].slot;
            long waitingHere = IntStream.range(0, groupOf.length)
                    .filter(unit -> groupOf[unit] == group)
                    .flatMap(unit -> Arrays.stream(waiting[unit]))
                    .distinct()
                    .count();
            anchors.add(new Anchor(
                    slot == keywordSlot() ? "*" : paths.get(slot), groups[group].method(), (int) waitingHere));
        }
        return anchors;
    }

    /**
     * What is looked at in every event.
     *
     * @param path    of the field; {@code *} for all strings of the event
     * @param method  how values are looked up
     * @param waiting how many predicates are tried when something is found there
     */
    public record Anchor(String path, String method, int waiting) {}

    @Override
    public String toString() {
        return predicates + " predicates, " + shape();
    }
}

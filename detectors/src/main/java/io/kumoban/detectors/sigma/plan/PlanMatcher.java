package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.FoldedText;
import io.kumoban.detectors.sigma.match.NeedleHits;
import io.kumoban.detectors.sigma.match.NumberText;
import io.kumoban.detectors.sigma.match.regex.GuardedRegex;
import io.kumoban.engine.event.Address;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds which predicates of a plan hold for one event after the other, without making garbage. What is known of an event is
 * stamped with its number, so that nothing has to be cleared for the next. One thread at a time.
 */
public final class PlanMatcher {
    private static final int KNOWN_VALUES = 512;
    private static final int KNOWN_KEYWORDS = 1024;
    /** Bytes of all values that are remembered. */
    private static final long MOST_REMEMBERED = 16 << 20;

    private final Plan plan;
    private final Program program;

    /** The number of the event. */
    private int event;
    /** By unit, group, predicate: the last event of which it was true, for which it was run, in which it was waited for. */
    private final int[] trueAt;

    private final int[] ranAt;
    private final int[] triedAt;
    private final int[] tried;
    private int triedCount;
    private final int[] holding;
    private int holdingCount;
    private long gaveUp;

    private EventValues values;

    /** The folded first values of slots, and the event that they belong to. */
    private final @Nullable FoldedText[] folded;

    private final int[] foldedAt;
    /** Of values that are not the first of their slot. */
    private final FoldedText scratch = new FoldedText();

    final FoldedText other = new FoldedText();
    final NumberText number = new NumberText();
    final Address address = new Address();
    final GuardedRegex.Scratch regexes = new GuardedRegex.Scratch();

    /** By slot: the values that it had last; the place of its first value among them, and the event that it is of. */
    private final @Nullable KnownValues[] known;

    private final KnownValues.@Nullable Entry[] first;
    private final int[] firstAt;
    private long remembered;

    final FoundTexts found = new FoundTexts();
    /** Empty sets by the power of two of their size. */
    private final @Nullable NeedleHits[] hits = new NeedleHits[Integer.SIZE];

    private final Program.Memory memory;

    /** For events with these values. */
    public PlanMatcher(Plan plan, EventValues values) {
        this.plan = plan;
        this.values = values;
        program = plan.program;
        trueAt = new int[plan.groupOf.length];
        ranAt = new int[plan.groups.length];
        triedAt = new int[plan.predicates()];
        tried = new int[plan.predicates()];
        holding = new int[plan.predicates()];
        known = new KnownValues[plan.paths().size() + 1];
        first = new KnownValues.Entry[known.length];
        firstAt = new int[known.length];
        folded = new FoldedText[plan.paths().size() + 1];
        foldedAt = new int[folded.length];
        memory = new Program.Memory(program);
    }

    /** Takes values from elsewhere from the next event on. */
    public void from(EventValues newValues) {
        values = newValues;
    }

    /**
     * Works out which predicates hold for the event that the values are of.
     *
     * @return how many; see {@link #found}
     */
    public int match() {
        begin();
        if (values.slotsKnown()) {
            for (int i = 0; i < values.slots(); i++) {
                runAll(plan.eagerOf[values.slot(i)]);
            }
        } else {
            runAll(plan.eager);
        }
        for (int i = 0; i < triedCount; i++) {
            attempt(tried[i]);
        }
        for (int predicate : plan.unanchored) {
            attempt(predicate);
        }
        if (holdingCount > 1) {
            Arrays.sort(holding, 0, holdingCount);
        }
        return holdingCount;
    }

    private void runAll(int[] groups) {
        for (int group : groups) {
            if (values.first(plan.groups[group].slot) != EventValues.NONE) {
                run(group);
            }
        }
    }

    /** Leaves the last event; nothing is found until the next. */
    public void forget() {
        begin();
    }

    /** The place of a group in what is remembered of values of its slot; negative when nothing is. */
    int placeInMemory(int group) {
        return plan.placeInMemory[group];
    }

    /** What is remembered of a value, good until another value of the slot is asked for; null when there is no room for it. */
    KnownValues.@Nullable Entry remembered(int slot, int value) {
        if (value != values.first(slot)) {
            return recalled(slot, value);
        }
        if (firstAt[slot] != event) {
            first[slot] = recalled(slot, value);
            firstAt[slot] = event;
        }
        return first[slot];
    }

    private KnownValues.@Nullable Entry recalled(int slot, int value) {
        byte[] bytes = values.bytes(value);
        int offset = values.offset(value);
        int length = values.length(value);
        if (length > KnownValues.LONGEST) {
            return null;
        }
        KnownValues.Entry entry = known(slot).at(bytes, offset, length);
        if (entry.is(bytes, offset, length)) {
            return entry;
        }
        if (remembered >= MOST_REMEMBERED) {
            return null;
        }
        remembered += entry.take(bytes, offset, length);
        if (entry == first[slot]) {
            // The first value of the slot has lost its place to another one.
            firstAt[slot] = 0;
        }
        return entry;
    }

    private KnownValues known(int slot) {
        KnownValues values = known[slot];
        if (values == null) {
            values =
                    new KnownValues(slot == plan.keywordSlot() ? KNOWN_KEYWORDS : KNOWN_VALUES, plan.remembering[slot]);
            known[slot] = values;
        }
        return values;
    }

    private void begin() {
        if (++event < 0) {
            // Once in two thousand million events the numbers begin anew.
            event = 1;
            Arrays.fill(trueAt, 0);
            Arrays.fill(ranAt, 0);
            Arrays.fill(triedAt, 0);
            Arrays.fill(foldedAt, 0);
            Arrays.fill(firstAt, 0);
            memory.clear();
        }
        triedCount = 0;
        holdingCount = 0;
    }

    private void attempt(int predicate) {
        if (program.holds(plan.roots[predicate], this, memory)) {
            holding[holdingCount++] = predicate;
        }
    }

    /** The predicates that hold, ascending: the first so many as {@link #match} said. */
    public int found(int index) {
        if (index < 0 || index >= holdingCount) {
            throw new IndexOutOfBoundsException("of " + holdingCount + " there is no number " + index);
        }
        return holding[index];
    }

    /** How many predicates were worked out for the last event because an anchor of theirs came true; see {@link #tried}. */
    public int triedCount() {
        return triedCount;
    }

    /** A predicate whose anchor came true in the last event, in no order. Those without an anchor are never among them. */
    public int tried(int index) {
        if (index < 0 || index >= triedCount) {
            throw new IndexOutOfBoundsException("of " + triedCount + " there is no number " + index);
        }
        return tried[index];
    }

    /** How often an expression gave up on a value since the beginning; it then counts as not found. */
    public long gaveUp() {
        return gaveUp;
    }

    void countGivingUp() {
        gaveUp++;
    }

    int event() {
        return event;
    }

    EventValues values() {
        return values;
    }

    /** Whether a unit is true of the event. */
    boolean holds(int unit) {
        int group = plan.groupOf[unit];
        if (ranAt[group] != event) {
            run(group);
        }
        return trueAt[unit] == event;
    }

    private void run(int group) {
        ranAt[group] = event;
        plan.groups[group].run(this, group);
    }

    /** Says of units that they are true. */
    void mark(int[] units) {
        for (int unit : units) {
            if (trueAt[unit] != event) {
                trueAt[unit] = event;
                int[] waiting = plan.waiting[unit];
                if (waiting.length > 0) {
                    call(waiting);
                }
            }
        }
    }

    private void call(int[] waiting) {
        for (int predicate : waiting) {
            if (triedAt[predicate] != event) {
                triedAt[predicate] = event;
                tried[triedCount++] = predicate;
            }
        }
    }

    /** An empty set for so many ids; whoever takes it empties it again. */
    NeedleHits hits(int ids) {
        int power = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, ids) - 1);
        NeedleHits set = hits[power];
        if (set == null) {
            set = new NeedleHits(1 << power);
            hits[power] = set;
        }
        return set;
    }

    /** The folded text of a value; good until that of another value of the slot is asked for. */
    FoldedText folded(int slot, int value) {
        if (value != values.first(slot)) {
            scratch.set(values.bytes(value), values.offset(value), values.length(value));
            return scratch;
        }
        FoldedText text = folded[slot];
        if (text == null) {
            text = new FoldedText();
            folded[slot] = text;
        }
        if (foldedAt[slot] != event) {
            foldedAt[slot] = event;
            text.set(values.bytes(value), values.offset(value), values.length(value));
        }
        return text;
    }
}

package io.kumoban.detectors.sigma.plan;

import java.util.List;

/** Makes groups ready to work. */
final class Groups {
    private Groups() {}

    /**
     * The group of some atoms of a slot.
     *
     * @param marks for each atom the units that are true with it
     */
    static Group of(Units.Method method, int slot, List<Atom> atoms, int[][] marks) {
        return switch (method) {
            case ENDS -> new EndsGroup(slot, atoms, marks);
            case PARTS -> new PartsGroup(slot, atoms, marks);
            case NUMBERS -> new NumbersGroup(slot, atoms, marks);
            case NETWORKS -> new NetworksGroup(slot, atoms, marks);
            case PRESENCE -> new PresenceGroup(slot, atoms, marks);
            case ALONE -> alone(slot, atoms.getFirst().test(), marks[0]);
        };
    }

    /** The same for the slot that has all strings of an event. */
    static Group ofKeywords(Units.Method method, int slot, List<Atom> atoms, int[][] marks) {
        return method == Units.Method.PARTS
                ? new KeywordsGroup(slot, PartsGroup.needles(atoms), marks)
                : of(method, slot, atoms, marks);
    }

    private static Group alone(int slot, AtomTest test, int[] marks) {
        return switch (test) {
            case AtomTest.Precise precise -> new PreciseGroup(slot, precise, marks);
            case AtomTest.Pattern pattern -> new PatternGroup(slot, pattern.glob(), marks);
            case AtomTest.Expression expression -> new ExpressionGroup(slot, expression.regex(), marks);
            case AtomTest.Reference reference -> new ReferenceGroup(slot, reference, marks);
            case AtomTest.TimePart(var part) -> new TimeGroup(slot, part, marks);
            default -> throw new IllegalArgumentException(test + " is not worked out alone");
        };
    }
}

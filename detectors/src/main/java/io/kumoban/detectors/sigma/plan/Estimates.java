package io.kumoban.detectors.sigma.plan;

import java.util.Set;

/**
 * Rough guesses, before any event was seen, of how often atoms are true and what they cost. They only choose the order of
 * work: a wrong guess costs time.
 */
final class Estimates {
    /** Costs are in units of about five nanoseconds. */
    static final double LOOK_UP = 1;

    private static final double RARE = 0.005;
    private static final double SOMETIMES = 0.05;
    private static final double OFTEN = 0.4;

    private static final int LONG_PART = 6;

    /** Values that many events have in common whatever the field. */
    private static final Set<String> COMMON =
            Set.of("true", "false", "0", "1", "-", "", "null", "success", "failure", "tcp", "udp", "awsapicall");

    private Estimates() {}

    /** The share of events of which an atom is thought to be true. */
    static double chance(Atom atom) {
        return switch (atom.test()) {
            case AtomTest.Literal(AtomTest.Form form, String text) -> text(form, text);
            case AtomTest.Precise(AtomTest.Form form, String text) -> text(form, text) / 2;
            case AtomTest.Pattern pattern -> SOMETIMES;
            case AtomTest.Expression expression -> SOMETIMES;
            case AtomTest.Present present -> OFTEN;
            case AtomTest.Missing missing -> 1 - OFTEN;
            case AtomTest.Number number -> SOMETIMES;
            case AtomTest.Within within -> OFTEN;
            case AtomTest.Reference reference -> SOMETIMES;
            case AtomTest.TimePart time -> OFTEN;
        };
    }

    private static double text(AtomTest.Form form, String text) {
        if (form == AtomTest.Form.WHOLE) {
            // Names of services and the like are shared by many calls.
            return COMMON.contains(text) ? OFTEN : text.indexOf('.') >= 0 ? SOMETIMES : RARE;
        }
        return text.length() >= LONG_PART ? 2 * RARE : text.length() > 2 ? SOMETIMES : OFTEN;
    }

    /** What it costs to work a group out, by how that is done; most of it once an event, however many ask. */
    static double cost(Units.Method method) {
        return switch (method) {
            case ENDS -> 4 * LOOK_UP;
            case PRESENCE -> LOOK_UP;
            case NUMBERS -> 3 * LOOK_UP;
            case NETWORKS -> 5 * LOOK_UP;
            case PARTS -> 15 * LOOK_UP;
            case ALONE -> 40 * LOOK_UP;
        };
    }
}

package io.kumoban.detectors.sigma.plan;

import java.util.Arrays;

/**
 * All formulas as nodes of one graph, in arrays; equal formulas are one node, whose outcome is kept when several formulas are
 * made with it. Parts stand in the order in which they decide soonest at the least cost.
 *
 * @param kinds    by node
 * @param operands by node: the unit; the nodes of its parts; for {@link #AT_LEAST} the count before them
 * @param kept     by node, whether its outcome is kept
 */
record Program(byte[] kinds, int[][] operands, boolean[] kept) {
    static final byte UNIT = 0;
    static final byte ALL = 1;
    static final byte ANY = 2;
    static final byte NOT = 3;
    static final byte AT_LEAST = 4;

    /** The outcomes of nodes that are kept, for one event. */
    static final class Memory {
        /** By node: the event, negative when it did not hold. */
        private final int[] outcome;

        Memory(Program program) {
            outcome = new int[program.size()];
        }

        void clear() {
            Arrays.fill(outcome, 0);
        }
    }

    int size() {
        return kinds.length;
    }

    boolean holds(int node, PlanMatcher at, Memory memory) {
        if (kinds[node] == UNIT) {
            return at.holds(operands[node][0]);
        }
        if (!kept[node]) {
            return holdsAnew(node, at, memory);
        }
        int event = at.event();
        int known = memory.outcome[node];
        if (known == event || known == -event) {
            return known == event;
        }
        boolean holds = holdsAnew(node, at, memory);
        memory.outcome[node] = holds ? event : -event;
        return holds;
    }

    private boolean holdsAnew(int node, PlanMatcher at, Memory memory) {
        int[] parts = operands[node];
        return switch (kinds[node]) {
            case ALL -> {
                for (int part : parts) {
                    if (!holds(part, at, memory)) {
                        yield false;
                    }
                }
                yield true;
            }
            case ANY -> {
                for (int part : parts) {
                    if (holds(part, at, memory)) {
                        yield true;
                    }
                }
                yield false;
            }
            case NOT -> !holds(parts[0], at, memory);
            default -> atLeast(parts, at, memory);
        };
    }

    private boolean atLeast(int[] countAndParts, PlanMatcher at, Memory memory) {
        int missing = countAndParts[0];
        for (int i = 1; i < countAndParts.length && missing > 0 && missing <= countAndParts.length - i; i++) {
            if (holds(countAndParts[i], at, memory)) {
                missing--;
            }
        }
        return missing == 0;
    }
}

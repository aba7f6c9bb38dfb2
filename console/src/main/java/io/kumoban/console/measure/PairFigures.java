package io.kumoban.console.measure;

/**
 * How the hits of a rule changed, event by event.
 *
 * @param equal events that it matched and matches
 * @param won   events that only the new rule matches
 * @param lost  events that only the old rule matched
 * @param wonInAttacks  those of the won ones that belong to an attack, where that is known
 * @param lostInAttacks the same of the lost ones
 */
public record PairFigures(RulePair pair, long equal, long won, long lost, long wonInAttacks, long lostInAttacks) {
    /** Whether anything of it changed. */
    public boolean isChanged() {
        return won > 0 || lost > 0 || pair.where() != RulePair.Where.BOTH;
    }
}

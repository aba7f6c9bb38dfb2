package io.kumoban.datasets.attack;

import io.kumoban.datasets.account.Day;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.account.Life;
import io.kumoban.engine.event.Kind;
import java.util.Map;
import java.util.Set;

/**
 * An attack to practise on: its cast and times are drawn from a seed, and it can say what is true of it. What goes on
 * around it day after day, and is no attack, is its {@linkplain #live ordinary life}.
 */
public non-sealed interface Exercise extends Attack, Life {
    /** The logs that are needed to see it. */
    Set<Kind> logs();

    /**
     * What is true of it, by name, in the spelling of the logs: ids, addresses, numbers, and times in ISO-8601. Among it
     * may be what is easily mistaken for the truth, under names of its own.
     *
     * @param day the day of the attack
     */
    Map<String, String> facts(Day day);

    /** Nothing of its own, unless a story says otherwise. */
    @Override
    default void live(Day day, Ledger ledger) {}
}

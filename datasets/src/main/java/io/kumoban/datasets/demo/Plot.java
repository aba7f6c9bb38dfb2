package io.kumoban.datasets.demo;

import io.kumoban.datasets.account.Life;
import io.kumoban.datasets.attack.Attack;
import io.kumoban.datasets.attack.Exercise;
import io.kumoban.engine.event.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What happens in an account, and whether it is told.
 *
 * @param lives    what goes on day after day
 * @param attacks  what happens once
 * @param logs     the logs in which they leave records
 * @param labelled whether the truth stands beside the logs
 */
record Plot(List<Life> lives, List<Attack> attacks, Set<Kind> logs, boolean labelled) {
    /** The demo account. */
    static final Plot DEMO = new Plot(Life.all(), Attack.all(), EnumSet.allOf(Kind.class), true);

    /** An account with one attack to be found out. */
    static Plot of(Exercise exercise) {
        List<Life> lives = Stream.concat(Life.leaving(exercise.logs()).stream(), Stream.of(exercise))
                .toList();
        return new Plot(lives, List.of(exercise), exercise.logs(), false);
    }
}

package io.kumoban.console.lab;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exercise, as its file describes it.
 *
 * @param name     of the exercise and of its story
 * @param title    one line
 * @param minutes  about how long it takes
 * @param question what is to be found out
 * @param asks     the answers that are wanted, in their order
 * @param commands what to begin with, inside the folder of the exercise
 * @param hints    from a nudge to a way through
 * @param tuning   what a configuration among the answers has to bring about, or null where none is asked for
 */
public record Lab(
        String name,
        String title,
        int minutes,
        String question,
        List<Ask> asks,
        List<String> commands,
        List<String> hints,
        @Nullable Tuning tuning) {

    /**
     * A configuration with which a rule is quiet about what is no attack and speaks of what is one.
     *
     * @param detector which rule
     * @param noise    the fact that names the resource of which nothing may be said
     */
    public record Tuning(String detector, String noise) {}

    /** The answer of this name. */
    public Optional<Ask> ask(String answer) {
        return asks.stream().filter(ask -> ask.name().equals(answer)).findFirst();
    }
}

package io.kumoban.detectors.sigma.event;

/** One value of an event. Arrays are never values: their elements are. */
public sealed interface EventValue {
    /** A string, without escapes. */
    record Text(String text) implements EventValue {}

    /**
     * A number.
     *
     * @param text as the record writes it
     */
    record Num(String text) implements EventValue {}

    record Bool(boolean value) implements EventValue {}

    record Null() implements EventValue {}

    /**
     * An object.
     *
     * @param json as the record writes it
     */
    record Structure(String json) implements EventValue {}
}

package io.kumoban.console.reproduce;

/**
 * Something that is not as it was when the run was made.
 *
 * @param what  the kind of thing: {@code input}, {@code context}, {@code version} and so on
 * @param name  which one
 * @param state what became of it
 * @param then  what it was: a hash or a version; empty where there was nothing
 * @param now   what it is; empty where there is nothing
 */
public record Difference(String what, String name, State state, String then, String now) {
    /** What became of a thing. */
    public enum State {
        MISSING,
        CHANGED,
        ADDED
    }

    static Difference missing(String what, String name, String then) {
        return new Difference(what, name, State.MISSING, then, "");
    }

    static Difference changed(String what, String name, String then, String now) {
        return new Difference(what, name, State.CHANGED, then, now);
    }

    static Difference added(String what, String name, String now) {
        return new Difference(what, name, State.ADDED, "", now);
    }
}

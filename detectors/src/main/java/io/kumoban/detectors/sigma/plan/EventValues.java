package io.kumoban.detectors.sigma.plan;

import io.kumoban.detectors.sigma.match.json.JsonView;
import io.kumoban.engine.event.Slice;

/**
 * The values of one event at the paths of a plan, by the numbers of the paths (their slots). A value is named by a number,
 * too, which is good until the next event. Texts are without escapes; an array stands for its elements, and is a value only
 * when it has none.
 */
public abstract class EventValues {
    /** There is no such value, or no further one. */
    public static final int NONE = JsonView.NONE;

    /** For subclasses. */
    protected EventValues() {}

    /** Whether {@link #slots} tells which slots have values, so that the others need not be asked. */
    public boolean slotsKnown() {
        return false;
    }

    /** How many slots have values. */
    public int slots() {
        throw new IllegalStateException("it is not known which slots have values");
    }

    /** A slot that has values; each once, in no order. */
    public int slot(int index) {
        throw new IllegalStateException("it is not known which slots have values");
    }

    /** The first value of a slot, or {@link #NONE}. */
    public abstract int first(int slot);

    /** The value behind this one, of the same slot, or {@link #NONE}. */
    public abstract int next(int value);

    /** The array that a value lies in. Not to be written to. */
    public abstract byte[] bytes(int value);

    /** Where a value begins in {@link #bytes}. */
    public abstract int offset(int value);

    /** How many bytes a value has. */
    public abstract int length(int value);

    /** The JSON type of a value: a constant of {@link Slice}, or {@link JsonView#NULL}. */
    public abstract int type(int value);

    /** Whether tests of text can hold for a value: it is a scalar but null, or an object. */
    final boolean isText(int value) {
        int type = type(value);
        return type != JsonView.NULL && type != Slice.ARRAY;
    }
}

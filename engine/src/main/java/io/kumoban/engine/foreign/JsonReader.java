package io.kumoban.engine.foreign;

/** Reads a foreign log of JSON objects. Has no state. */
public interface JsonReader {
    /** The names that {@link #read} asks for. */
    JsonValues.Wanted wanted();

    /** What an object says. */
    Reading read(Values values);
}

package io.kumoban.engine.foreign;

import org.jspecify.annotations.Nullable;

/** Reads a foreign log of one record a line, whose header lines say what the columns are. Used by one thread. */
public interface LineReader {
    /** Begins with the header lines that are in force, a line feed behind each; null when there were none so far. */
    void begin(@Nullable String header);

    /** What a line says, given without its line end; null when it is no record but blank, a comment, or a header. */
    @Nullable
    Reading read(String line);

    /** The columns in force, written the same for every header that means the same: part of a record's identity. */
    String columns();
}

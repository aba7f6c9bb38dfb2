package io.kumoban.engine.format;

/** Which JSON brackets around the records are open at a record border. */
public enum Nesting {
    /** Between documents, or between lines. */
    NONE,
    /** Inside an array of records that is a document of its own. */
    ARRAY,
    /** Inside the {@code Records} array of an object. */
    RECORDS,
    /** Behind the {@code Records} array, before the end of its object. */
    ENVELOPE_END
}

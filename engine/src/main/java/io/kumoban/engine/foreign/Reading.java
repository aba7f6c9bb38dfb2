package io.kumoban.engine.foreign;

/** What one foreign record was found to say. */
public sealed interface Reading permits Call, Conversation, Query, Reading.Ignored, Reading.Bad {

    /**
     * A good record of which no detector could make use.
     *
     * @param reason one of a few fixed words, under which such records are counted
     */
    record Ignored(String reason) implements Reading {}

    /**
     * A record that cannot be used.
     *
     * @param reason what is wrong with it, so that it completes "the record ..."
     */
    record Bad(String reason) implements Reading {}
}

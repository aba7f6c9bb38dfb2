package io.kumoban.engine.source;

/**
 * Something that was found and passed over.
 *
 * @param name the escaped name, as {@link SourceFile#name()} or {@link Member#name()} would have shown it
 * @param reason why, as a phrase that follows "skipped:"
 */
public record Skipped(String name, String reason) {}

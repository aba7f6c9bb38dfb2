package io.kumoban.engine.foreign;

/**
 * An API call.
 *
 * @param cloudTrailRecord the event as CloudTrail would have logged it, with all that a good record must have
 */
public record Call(String cloudTrailRecord) implements Reading {}

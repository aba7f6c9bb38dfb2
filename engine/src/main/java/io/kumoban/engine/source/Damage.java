package io.kumoban.engine.source;

/**
 * Where and why the plain bytes of a member ended too early or cannot be trusted.
 *
 * @param offset how many plain bytes of the member were returned before the damage; a record that crosses this
 *     offset is cut
 * @param reason what is wrong, as a phrase; names the option to raise when a limit was hit
 */
public record Damage(long offset, String reason) {}

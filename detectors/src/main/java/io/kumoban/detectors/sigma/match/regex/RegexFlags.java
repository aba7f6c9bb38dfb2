package io.kumoban.detectors.sigma.match.regex;

import org.jspecify.annotations.Nullable;

/**
 * The flags of a pattern, as Sigma's {@code re} has them.
 *
 * @param ignoreCase {@code i}: letters stand for themselves in any case
 * @param multiline  {@code m}: {@code ^} and {@code $} fit at every line
 * @param dotAll     {@code s}: the dot stands for line feeds too
 */
public record RegexFlags(boolean ignoreCase, boolean multiline, boolean dotAll) {
    /** No flag is set. */
    public static final RegexFlags NONE = new RegexFlags(false, false, false);

    /** The same with one flag set or not; null when there is no such flag. */
    @Nullable
    RegexFlags with(char flag, boolean on) {
        return switch (flag) {
            case 'i' -> new RegexFlags(on, multiline, dotAll);
            case 'm' -> new RegexFlags(ignoreCase, on, dotAll);
            case 's' -> new RegexFlags(ignoreCase, multiline, on);
            default -> null;
        };
    }
}

package io.kumoban.detectors.sigma.match;

/** A part of a pattern with wildcards. */
public sealed interface GlobPart {
    /** Text that stands for itself. */
    record Literal(String text) implements GlobPart {}

    /** {@code ?}: any one code point. */
    record AnyOne() implements GlobPart {}

    /** {@code *}: any number of code points, none too. */
    record AnyRun() implements GlobPart {}
}

package io.kumoban.detectors.sigma.rule;

/** What changes how a regular expression is read. */
public enum RegexFlag {
    /** Case does not matter ({@code i}). */
    IGNORE_CASE,
    /** The anchors match at line ends too ({@code m}). */
    MULTI_LINE,
    /** The dot matches a line end too ({@code s}). */
    DOT_ALL
}

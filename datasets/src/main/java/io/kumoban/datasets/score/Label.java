package io.kumoban.datasets.score;

/** What the truth says of a scored unit. */
public enum Label {
    /** It belongs to an incident. */
    POSITIVE,
    /** It belongs to none. */
    NEGATIVE,
    /** The truth does not tell. */
    UNKNOWN
}

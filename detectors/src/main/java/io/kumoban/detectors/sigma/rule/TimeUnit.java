package io.kumoban.detectors.sigma.rule;

/** The parts of a time that a rule can ask for. */
public enum TimeUnit {
    /** 0 to 59. */
    MINUTE,
    /** 0 to 23. */
    HOUR,
    /** Of the month, 1 to 31. */
    DAY,
    /** Of the year by ISO 8601, 1 to 53. */
    WEEK,
    /** 1 to 12. */
    MONTH,
    YEAR
}

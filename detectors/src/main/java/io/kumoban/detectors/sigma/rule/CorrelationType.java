package io.kumoban.detectors.sigma.rule;

/** What a correlation counts or compares. */
public enum CorrelationType {
    /** How many events there are. */
    EVENT_COUNT,
    /** How many different values a field has. */
    VALUE_COUNT,
    /** How many of the rules hold, in any order. */
    TEMPORAL,
    /** How many of the rules hold, one after the other. */
    TEMPORAL_ORDERED,
    /** The sum of a field. */
    VALUE_SUM,
    /** The arithmetic mean of a field. */
    VALUE_AVG,
    /** A percentile of a field. */
    VALUE_PERCENTILE,
    /** The median of a field. */
    VALUE_MEDIAN,
    /** Whether a field has a value that it did not have before: an addition to the specification. */
    FIRST_SEEN;

    /** Whether it is about whether rules hold, not about numbers of events. */
    public boolean isTemporal() {
        return this == TEMPORAL || this == TEMPORAL_ORDERED;
    }

    /** Whether it looks at a field. */
    public boolean needsField() {
        return this != EVENT_COUNT && !isTemporal();
    }

    /** The name in rules. */
    public String sigmaName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

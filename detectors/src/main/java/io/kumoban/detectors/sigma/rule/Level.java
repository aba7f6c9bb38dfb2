package io.kumoban.detectors.sigma.rule;

/** How grave it is when a rule holds. */
public enum Level {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}

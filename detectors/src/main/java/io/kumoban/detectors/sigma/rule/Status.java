package io.kumoban.detectors.sigma.rule;

/** How far a rule can be trusted. */
public enum Status {
    STABLE,
    TEST,
    EXPERIMENTAL,
    DEPRECATED,
    UNSUPPORTED
}

package io.kumoban.detectors.sigma.rule;

import java.util.Locale;

/** How grave it is when a rule holds. */
public enum Level {
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL;

    /** As Sigma writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

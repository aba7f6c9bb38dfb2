package io.kumoban.engine.event;

/** How grave a finding is, with the value that GuardDuty gives each level (AWS page "GuardDuty finding severity levels"). */
public enum Severity {
    LOW(2.0),
    MEDIUM(5.0),
    HIGH(8.0),
    CRITICAL(9.0);

    private final double value;

    Severity(double value) {
        this.value = value;
    }

    /** The number in the finding, 1.0 to 10.0. */
    public double value() {
        return value;
    }

    /** The level that a number of 1.0 to 10.0 belongs to. */
    public static Severity ofValue(double value) {
        if (value >= CRITICAL.value) {
            return CRITICAL;
        }
        if (value >= 7) {
            return HIGH;
        }
        return value >= 4 ? MEDIUM : LOW;
    }
}

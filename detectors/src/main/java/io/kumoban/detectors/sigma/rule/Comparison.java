package io.kumoban.detectors.sigma.rule;

/** How a number stands to a bound. */
public enum Comparison {
    LT("lt"),
    LTE("lte"),
    GT("gt"),
    GTE("gte"),
    EQ("eq"),
    NEQ("neq");

    private final String sigmaName;

    Comparison(String sigmaName) {
        this.sigmaName = sigmaName;
    }

    /** The name in rules. */
    public String sigmaName() {
        return sigmaName;
    }

    /**
     * Whether it holds.
     *
     * @param order the sign of the comparison of the number with the bound, as {@link Comparable#compareTo} gives it
     */
    public boolean holds(int order) {
        return switch (this) {
            case LT -> order < 0;
            case LTE -> order <= 0;
            case GT -> order > 0;
            case GTE -> order >= 0;
            case EQ -> order == 0;
            case NEQ -> order != 0;
        };
    }
}

package io.kumoban.detectors.sigma.modifier;

/** How many tests one rule may become: short modifiers can make very many of one value. */
public final class Budget {
    /** The most tests of one rule. */
    public static final int MOST = 100_000;

    private int left = MOST;

    /**
     * Takes some away.
     *
     * @throws IllegalModifier when that many are not left
     */
    public void spend(int tests) throws IllegalModifier {
        left -= Math.min(tests, MOST + 1);
        if (left < 0) {
            left = 0;
            throw new IllegalModifier("the rule comes to more than " + MOST + " tests", "split it");
        }
    }
}

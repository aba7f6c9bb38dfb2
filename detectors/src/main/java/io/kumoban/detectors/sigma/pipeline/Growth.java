package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.modifier.Budget;
import io.kumoban.detectors.sigma.rule.ValueTest;

/** How large an item may make a rule: short mappings, one after the other, can make very much of it. */
final class Growth {
    private static final int MOST_CHARACTERS = 1 << 22;

    private int tests = Budget.MOST;
    private int characters = MOST_CHARACTERS;

    /**
     * Counts a test of the rule.
     *
     * @throws PipelineRefusal when the rule has more of them, or longer ones, than a rule may have
     */
    void count(ValueTest test) throws PipelineRefusal {
        tests--;
        characters -= length(test);
        if (tests < 0 || characters < 0) {
            throw new PipelineRefusal(
                    "the pipeline makes more than " + Budget.MOST + " tests of the rule, or more than "
                            + MOST_CHARACTERS + " characters",
                    "let its mappings name fewer fields and values");
        }
    }

    /** Counts all tests of a line. */
    void count(Part.Line line) throws PipelineRefusal {
        for (ValueTest test : LineValues.of(line)) {
            count(test);
        }
    }

    private static int length(ValueTest test) {
        return switch (test) {
            case ValueTest.Equals equals -> equals.text().length();
            case ValueTest.StartsWith start -> start.text().length();
            case ValueTest.EndsWith end -> end.text().length();
            case ValueTest.Contains part -> part.text().length();
            case ValueTest.Regex regex -> regex.pattern().length();
            case ValueTest.Wildcard wildcard -> wildcard.pattern().text().length();
            default -> 0;
        };
    }
}

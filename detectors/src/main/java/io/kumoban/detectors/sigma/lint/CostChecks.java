package io.kumoban.detectors.sigma.lint;

import io.kumoban.detectors.sigma.match.regex.GuardedRegex;
import io.kumoban.detectors.sigma.match.regex.RegexFlags;
import io.kumoban.detectors.sigma.match.regex.RegexSyntaxException;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.RegexFlag;
import io.kumoban.detectors.sigma.rule.Search;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.detectors.sigma.rule.ValueTest;
import java.util.ArrayList;
import java.util.List;

/** Checks of what makes rules slow. */
final class CostChecks {
    /** Shorter literals are looked for in vain too often, so they are not used. */
    private static final int SHORTEST_GUARD = 3;

    private final Remarks remarks;

    CostChecks(Remarks remarks) {
        this.remarks = remarks;
    }

    void check(SigmaRule rule, boolean everyEvent) {
        if (everyEvent) {
            remarks.add(
                    Check.EVERY_EVENT,
                    rule.place(),
                    "the rule has to be worked out for every event",
                    "ask for a text that must be there, such as a name of the call");
        }
        for (Search search : rule.detection().searches().values()) {
            for (Search.Item item : search.fields()) {
                if (item.field().isEmpty()) {
                    remarks.add(
                            Check.KEYWORDS,
                            item.place(),
                            "keywords are looked for in all texts of every event",
                            "name the field");
                }
                for (ValueTest.Regex regex : expressions(item.predicate())) {
                    if (isSlow(regex)) {
                        remarks.add(
                                Check.SLOW_EXPRESSION,
                                item.place(),
                                "the expression /" + regex.pattern() + "/ has no text of " + SHORTEST_GUARD
                                        + " letters that must be there",
                                "add a literal, or a test of another field");
                    }
                }
            }
        }
    }

    private static List<ValueTest.Regex> expressions(Predicate predicate) {
        List<ValueTest.Regex> found = new ArrayList<>();
        Leaves.of(predicate).forEach(leaf -> {
            if (Leaves.test(leaf) instanceof ValueTest.Regex regex) {
                found.add(regex);
            }
        });
        return found;
    }

    private static boolean isSlow(ValueTest.Regex test) {
        try {
            RegexFlags flags = new RegexFlags(
                    test.flags().contains(RegexFlag.IGNORE_CASE),
                    test.flags().contains(RegexFlag.MULTI_LINE),
                    test.flags().contains(RegexFlag.DOT_ALL));
            GuardedRegex regex = GuardedRegex.of(test.pattern(), flags);
            return regex.globs().isEmpty()
                    && (regex.requiredLiterals().isEmpty()
                            || regex.requiredLiterals().stream().anyMatch(literal -> literal.length < SHORTEST_GUARD));
        } catch (RegexSyntaxException unfit) {
            // Told as a problem of the rule.
            return false;
        }
    }
}

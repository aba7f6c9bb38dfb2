package io.kumoban.engine.filter;

import io.kumoban.engine.finding.Suppression;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The filters that archive, in the order of their ranks; the others do nothing here. */
public final class SuppressionRules implements Suppression {
    private final List<FindingFilter> rules;

    /** @param filters in the order of their file, which decides among equal ranks */
    public SuppressionRules(List<FindingFilter> filters) {
        rules = filters.stream()
                .filter(FindingFilter::archives)
                .sorted(Comparator.comparingInt(FindingFilter::rank))
                .toList();
    }

    @Override
    public int ruleOf(ObjectNode finding) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).criteria().hold(finding)) {
                return i + 1;
            }
        }
        return 0;
    }

    @Override
    public List<String> rules() {
        return rules.stream().map(FindingFilter::name).toList();
    }
}

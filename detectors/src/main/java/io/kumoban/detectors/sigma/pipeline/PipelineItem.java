package io.kumoban.detectors.sigma.pipeline;

/**
 * A transformation and when it is applied.
 *
 * @param id     by which later conditions ask whether it was applied; empty when it has none
 * @param change what it does
 */
record PipelineItem(
        String id,
        Gate<Checks.OfRule> rules,
        Gate<Checks.OfLine> lines,
        Gate<Checks.OfField> fields,
        Transformation change) {

    void apply(RuleDraft rule) throws PipelineRefusal {
        if (rules.opens(check -> check.holds(rule))) {
            rule.note(id);
            change.apply(rule, this);
        }
    }

    /** Whether a line is meant. */
    boolean means(Part.Line line, RuleDraft rule) {
        return lines.opens(check -> check.holds(line, rule)) && fields.opens(check -> check.holds(line, rule));
    }

    /** Whether the name of a field is meant. */
    boolean means(String field, RuleDraft rule) {
        return fields.opens(check -> check.holds(field, rule));
    }
}

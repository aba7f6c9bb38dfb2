package io.kumoban.detectors.sigma.pipeline;

/** What an item does to a rule for which its conditions hold. */
@FunctionalInterface
interface Transformation {
    /**
     * Changes a rule.
     *
     * @param item whose transformation this is; it says which lines and fields are meant
     * @throws PipelineRefusal when the rule is not let pass
     */
    void apply(RuleDraft rule, PipelineItem item) throws PipelineRefusal;
}

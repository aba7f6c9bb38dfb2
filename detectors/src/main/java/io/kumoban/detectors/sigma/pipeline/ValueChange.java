package io.kumoban.detectors.sigma.pipeline;

/** Puts other values in place of those of all lines that are meant. */
record ValueChange(LineValues.Change change) implements Transformation {
    @Override
    public void apply(RuleDraft rule, PipelineItem item) throws PipelineRefusal {
        rule.change(item, (line, growth) -> {
            Part.Line changed = LineValues.changed(line, change, growth);
            return changed.predicate().equals(line.predicate()) ? line : changed;
        });
    }
}

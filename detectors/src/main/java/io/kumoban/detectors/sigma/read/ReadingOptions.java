package io.kumoban.detectors.sigma.read;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.pipeline.Pipeline;
import io.kumoban.detectors.sigma.rule.RuleSettings;

/**
 * How rules are read.
 *
 * @param placeholders values for placeholders of rules
 * @param pipeline     what rules are sent through once they are read
 * @param settings     what is changed about rules; those that are switched off are among the rules all the same
 */
public record ReadingOptions(Placeholders placeholders, Pipeline pipeline, RuleSettings settings) {
    /** As they are written. */
    public static final ReadingOptions NONE = of(Placeholders.NONE);

    /** With values for placeholders alone. */
    public static ReadingOptions of(Placeholders placeholders) {
        return new ReadingOptions(placeholders, Pipeline.NONE, RuleSettings.NONE);
    }

    /** The same through a pipeline. */
    public ReadingOptions through(Pipeline newPipeline) {
        return new ReadingOptions(placeholders, newPipeline, settings);
    }

    /** The same with changes of rules. */
    public ReadingOptions changedBy(RuleSettings newSettings) {
        return new ReadingOptions(placeholders, pipeline, newSettings);
    }
}

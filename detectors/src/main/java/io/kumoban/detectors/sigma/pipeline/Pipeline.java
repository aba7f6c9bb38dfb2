package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Processing pipelines, one after the other, by <a href="https://github.com/SigmaHQ/pySigma">pySigma</a>'s format: rules are
 * changed by their items between reading and compiling. Immutable.
 */
public final class Pipeline {
    /** Changes nothing. */
    public static final Pipeline NONE = new Pipeline(List.of(), List.of(), Map.of(), List.of());

    private final List<PipelineItem> items;
    private final List<PlaceholderStep> steps;
    private final Map<String, List<String>> variables;
    private final List<String> notes;

    Pipeline(
            List<PipelineItem> items,
            List<PlaceholderStep> steps,
            Map<String, List<String>> variables,
            List<String> notes) {
        this.items = List.copyOf(items);
        this.steps = List.copyOf(steps);
        this.variables = Map.copyOf(variables);
        this.notes = List.copyOf(notes);
    }

    /**
     * Reads files, and puts them in the order of their priorities; those of one priority in the order in which they are given.
     *
     * @throws io.kumoban.engine.yaml.ConfigurationError when one cannot be used, with every mistake in it
     */
    public static Pipeline read(List<Path> files) {
        List<PipelineItem> items = new ArrayList<>();
        List<PlaceholderStep> steps = new ArrayList<>();
        Map<String, List<String>> variables = new HashMap<>();
        List<String> notes = new ArrayList<>();
        files.stream()
                .map(PipelineFile::read)
                .sorted(Comparator.comparingLong(PipelineFile::priority))
                .forEach(file -> {
                    items.addAll(file.items());
                    steps.addAll(file.steps());
                    variables.putAll(file.variables());
                    notes.addAll(file.notes());
                });
        return new Pipeline(items, steps, variables, notes);
    }

    /** What of the files is passed over, as sentences. */
    public List<String> notes() {
        return notes;
    }

    /** What the user says of placeholders, and what the pipelines say of those that the user does not know. */
    public Placeholders placeholders(Placeholders own) {
        return steps.isEmpty()
                ? own
                : own.orElse(name -> steps.stream()
                        .flatMap(step -> step.values(name, variables).stream())
                        .findFirst());
    }

    /**
     * A rule as it leaves the pipelines.
     *
     * @throws PipelineRefusal when they do not let it pass
     */
    public SigmaRule apply(SigmaRule rule) throws PipelineRefusal {
        if (items.isEmpty()) {
            return rule;
        }
        RuleDraft draft = new RuleDraft(rule);
        apply(draft);
        return draft.toRule();
    }

    /**
     * A correlation as it leaves the pipelines; the rules that it is made of should have been through them.
     *
     * @throws PipelineRefusal when they do not let it pass
     */
    public CorrelationRule apply(CorrelationRule correlation) throws PipelineRefusal {
        if (items.isEmpty()) {
            return correlation;
        }
        RuleDraft draft = new RuleDraft(correlation);
        apply(draft);
        return draft.toCorrelation();
    }

    private void apply(RuleDraft draft) throws PipelineRefusal {
        for (PipelineItem item : items) {
            item.apply(draft);
        }
    }
}

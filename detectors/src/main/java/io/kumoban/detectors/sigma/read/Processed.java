package io.kumoban.detectors.sigma.read;

import io.kumoban.detectors.sigma.pipeline.Pipeline;
import io.kumoban.detectors.sigma.pipeline.PipelineRefusal;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.MatchingRule;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Sends rules through pipelines; those that are not let pass are problems. */
final class Processed {
    private final Pipeline pipeline;
    private final Problems problems;

    Processed(Pipeline pipeline, Problems problems) {
        this.pipeline = pipeline;
        this.problems = problems;
    }

    List<SigmaRule> rules(List<SigmaRule> rules) {
        List<SigmaRule> passed = new ArrayList<>(rules.size());
        for (SigmaRule rule : rules) {
            try {
                passed.add(pipeline.apply(rule));
            } catch (PipelineRefusal refusal) {
                refuse(rule, refusal);
            }
        }
        return passed;
    }

    /** Correlations that are made of processed rules, each after those that it is made of. */
    List<CorrelationRule> correlations(List<CorrelationRule> linked) {
        Map<MatchingRule, MatchingRule> processed = new IdentityHashMap<>();
        List<CorrelationRule> passed = new ArrayList<>(linked.size());
        for (CorrelationRule correlation : linked) {
            try {
                CorrelationRule after = pipeline.apply(made(correlation, processed));
                processed.put(correlation, after);
                passed.add(after);
            } catch (PipelineRefusal refusal) {
                refuse(correlation, refusal);
            } catch (MissingPart missing) {
                problems.begin(correlation.info().title());
                problems.refuse(
                        missing.reference.place(),
                        "'" + missing.reference.text() + "' is a correlation that the pipeline refuses",
                        "take the reference out, or let that correlation pass");
            }
        }
        return passed;
    }

    private static CorrelationRule made(CorrelationRule correlation, Map<MatchingRule, MatchingRule> processed)
            throws MissingPart {
        List<CorrelationRule.Reference> references = new ArrayList<>();
        for (CorrelationRule.Reference reference : correlation.rules()) {
            MatchingRule after = processed.get(reference.rule());
            if (after == null && reference.rule() instanceof CorrelationRule) {
                throw new MissingPart(reference);
            }
            references.add(new CorrelationRule.Reference(
                    reference.text(), reference.place(), after == null ? reference.rule() : after));
        }
        return correlation.of(references);
    }

    private void refuse(MatchingRule rule, PipelineRefusal refusal) {
        problems.begin(rule.info().title());
        problems.refuse(rule.place(), refusal.sentence(), refusal.mend());
    }

    /** A part of a correlation was not let pass. */
    private static final class MissingPart extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient CorrelationRule.Reference reference;

        MissingPart(CorrelationRule.Reference reference) {
            this.reference = reference;
        }
    }
}

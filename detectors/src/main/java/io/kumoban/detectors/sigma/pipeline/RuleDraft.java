package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.modifier.RuleValue;
import io.kumoban.detectors.sigma.rule.CorrelationRule;
import io.kumoban.detectors.sigma.rule.Detection;
import io.kumoban.detectors.sigma.rule.FilterRule;
import io.kumoban.detectors.sigma.rule.LogSource;
import io.kumoban.detectors.sigma.rule.MatchingRule;
import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.detectors.sigma.rule.SigmaRule;
import io.kumoban.engine.yaml.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule on its way through a pipeline, with what the items so far have left behind. */
final class RuleDraft {
    private RuleInfo info;
    private List<LogSource> sources;
    private final @Nullable SigmaRule rule;
    private final @Nullable CorrelationFields correlation;
    private final List<DetectionDraft> detections = new ArrayList<>();
    private final Set<String> applied = new HashSet<>();
    private final Map<String, Set<String>> appliedToFields = new HashMap<>();
    private final Set<String> mapped = new HashSet<>();
    private final Map<String, RuleValue> state = new HashMap<>();

    /** A rule about single events, together with its filters. */
    RuleDraft(SigmaRule rule) {
        this.rule = rule;
        info = rule.info();
        sources = List.of(rule.logSource());
        correlation = null;
        detections.add(new DetectionDraft(rule.detection()));
        rule.filters().forEach(filter -> detections.add(new DetectionDraft(filter.detection())));
    }

    /** A correlation of rules that have been through the pipeline themselves. */
    RuleDraft(CorrelationRule correlation) {
        rule = null;
        info = correlation.info();
        sources = sources(correlation).toList();
        this.correlation = new CorrelationFields(correlation);
    }

    private static Stream<LogSource> sources(CorrelationRule correlation) {
        return correlation.rules().stream().map(CorrelationRule.Reference::rule).flatMap(RuleDraft::sources);
    }

    private static Stream<LogSource> sources(MatchingRule rule) {
        return switch (rule) {
            case SigmaRule single -> Stream.of(single.logSource());
            case CorrelationRule several -> sources(several);
        };
    }

    /** The rule that it has become. */
    SigmaRule toRule() throws PipelineRefusal {
        SigmaRule before = Objects.requireNonNull(rule);
        Detection detection = detections.getFirst().toDetection();
        List<FilterRule> filters = new ArrayList<>();
        for (int i = 0; i < before.filters().size(); i++) {
            FilterRule filter = before.filters().get(i);
            Optional<Detection> left = detections.get(i + 1).toDetectionIfAny();
            left.ifPresent(kept -> filters.add(
                    new FilterRule(filter.info(), filter.place(), filter.logSource(), filter.rules(), kept)));
        }
        return new SigmaRule(info, before.place(), sources.getFirst(), detection, filters);
    }

    /** The correlation that it has become. */
    CorrelationRule toCorrelation() {
        return Objects.requireNonNull(correlation).toRule(info);
    }

    boolean isCorrelation() {
        return correlation != null;
    }

    RuleInfo info() {
        return info;
    }

    void info(RuleInfo changed) {
        info = changed;
    }

    /** The log source; of a correlation those of all rules that it is made of. */
    List<LogSource> sources() {
        return sources;
    }

    void source(LogSource changed) {
        sources = List.of(changed);
    }

    Optional<CorrelationFields> correlation() {
        return Optional.ofNullable(correlation);
    }

    List<Part.Line> lines() {
        return detections.stream().flatMap(each -> each.lines().stream()).toList();
    }

    /** What becomes of a line. */
    @FunctionalInterface
    interface LineChange {
        /**
         * The part in its place; the line itself when it stays as it is.
         *
         * @param growth pays for every test of the part
         */
        Part of(Part.Line line, Growth growth) throws PipelineRefusal;
    }

    /** Changes all lines that an item means. */
    void change(PipelineItem item, LineChange change) throws PipelineRefusal {
        Growth growth = new Growth();
        for (DetectionDraft detection : detections) {
            detection.change(line -> {
                if (!item.means(line, this)) {
                    growth.count(line);
                    return line;
                }
                Part changed = change.of(line, growth);
                return changed.equals(line) ? line : changed.marked(item.id());
            });
        }
    }

    /** Adds a search that must hold beside every condition of the rule, or must not. */
    void demand(String name, Part search, Place place, boolean negated) throws PipelineRefusal {
        Growth growth = new Growth();
        for (Part.Line line : search.lines()) {
            growth.count(line);
        }
        for (Part.Line line : lines()) {
            growth.count(line);
        }
        detections.getFirst().demand(name, search, place, negated);
    }

    /** Notes that an item was applied to the rule. */
    void note(String item) {
        applied.add(item);
    }

    boolean wasApplied(String item) {
        return applied.contains(item);
    }

    /** Notes that an item put other names in the place of one. */
    void note(String item, String before, List<String> after) {
        Set<String> items = new HashSet<>(appliedToFields.getOrDefault(before, Set.of()));
        items.add(item);
        mapped.add(before);
        mapped.addAll(after);
        after.forEach(name ->
                appliedToFields.computeIfAbsent(name, unused -> new HashSet<>()).addAll(items));
    }

    boolean wasAppliedTo(String field, String item) {
        return appliedToFields.getOrDefault(field, Set.of()).contains(item);
    }

    /** The fields of the rule's lines whose names no item has given or taken, each once. */
    List<String> unmapped() {
        return lines().stream()
                .map(Part.Line::field)
                .filter(field -> !field.isEmpty() && !mapped.contains(field))
                .distinct()
                .toList();
    }

    Map<String, RuleValue> state() {
        return state;
    }
}

package io.kumoban.detectors.sigma.pipeline;

import io.kumoban.detectors.sigma.condition.ConditionError;
import io.kumoban.detectors.sigma.condition.ConditionLowering;
import io.kumoban.detectors.sigma.rule.Condition;
import io.kumoban.detectors.sigma.rule.Detection;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.Search;
import io.kumoban.engine.yaml.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The searches and conditions of a rule on its way through a pipeline. */
final class DetectionDraft {
    private final Map<String, Part> searches = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private List<Detection.Stated> conditions;

    DetectionDraft(Detection detection) {
        detection.searches().forEach((name, search) -> {
            searches.put(name, Part.of(search));
            places.put(name, search.place());
        });
        conditions = detection.conditions();
    }

    List<Part.Line> lines() {
        return searches.values().stream().flatMap(part -> part.lines().stream()).toList();
    }

    /** What stands in the place of a line. */
    @FunctionalInterface
    interface Rewrite {
        Part of(Part.Line line) throws PipelineRefusal;
    }

    void change(Rewrite change) throws PipelineRefusal {
        for (Map.Entry<String, Part> search : searches.entrySet()) {
            search.setValue(changed(search.getValue(), change));
        }
    }

    private static Part changed(Part part, Rewrite change) throws PipelineRefusal {
        return switch (part) {
            case Part.Line line -> change.of(line);
            case Part.Group group -> {
                List<Part> parts = new ArrayList<>();
                for (Part inner : group.parts()) {
                    parts.add(changed(inner, change));
                }
                yield new Part.Group(group.all(), parts);
            }
        };
    }

    /** Adds a search that must hold, or must not, beside every condition. */
    void demand(String name, Part search, Place place, boolean negated) {
        String free = name;
        while (searches.containsKey(free)) {
            free += "_";
        }
        searches.put(free, search);
        places.put(free, place);
        Condition named = new Condition.Named(free);
        Condition added = negated ? new Condition.Not(named) : named;
        String text = (negated ? "not " : "") + free;
        conditions = conditions.stream()
                .map(stated -> new Detection.Stated(
                        text + " and (" + stated.text() + ")",
                        stated.place(),
                        new Condition.And(List.of(added, stated.condition())),
                        stated.predicate()))
                .toList();
    }

    /** The detection that it has become. */
    Detection toDetection() throws PipelineRefusal {
        return toDetectionIfAny()
                .orElseThrow(() -> new PipelineRefusal(
                        "the pipeline drops everything that a condition of the rule asks for",
                        "drop fewer lines, or leave the rule out by its conditions"));
    }

    /** The detection that it has become; empty when a condition has nothing left to ask for. */
    Optional<Detection> toDetectionIfAny() {
        Map<String, Search> made = new LinkedHashMap<>();
        searches.forEach((name, part) -> made.put(name, part.search(name, Objects.requireNonNull(places.get(name)))));
        ConditionLowering lowering = new ConditionLowering(made);
        List<Detection.Stated> stated = new ArrayList<>();
        for (Detection.Stated before : conditions) {
            Predicate predicate = left(lowered(lowering, before.condition()));
            if (predicate.equals(Part.GONE)) {
                return Optional.empty();
            }
            stated.add(new Detection.Stated(before.text(), before.place(), before.condition(), predicate));
        }
        made.values().removeIf(search -> search.predicate().equals(Part.GONE));
        return Optional.of(new Detection(made, stated));
    }

    private static Predicate lowered(ConditionLowering lowering, Condition condition) {
        try {
            return lowering.lower(condition);
        } catch (ConditionError impossible) {
            throw new IllegalStateException("a pipeline takes no search away", impossible);
        }
    }

    /** A predicate without what is gone. */
    private static Predicate left(Predicate predicate) {
        if (predicate.equals(Part.GONE)) {
            return predicate;
        }
        return switch (predicate) {
            case Predicate.AllOf all -> joined(true, left(all.parts()));
            case Predicate.AnyOf any -> joined(false, left(any.parts()));
            case Predicate.AtLeast some -> {
                List<Predicate> parts = left(some.parts());
                yield parts.size() <= some.count() ? joined(true, parts) : new Predicate.AtLeast(some.count(), parts);
            }
            case Predicate.Not not -> {
                Predicate inner = left(not.part());
                yield inner.equals(Part.GONE) ? inner : new Predicate.Not(inner);
            }
            case Predicate.FieldTest test -> test;
            case Predicate.KeywordTest keyword -> keyword;
        };
    }

    /** The parts that are not gone. */
    private static List<Predicate> left(List<Predicate> parts) {
        return parts.stream()
                .map(DetectionDraft::left)
                .filter(part -> !part.equals(Part.GONE))
                .toList();
    }

    private static Predicate joined(boolean all, List<Predicate> parts) {
        if (parts.isEmpty()) {
            return Part.GONE;
        }
        return all ? Predicate.allOf(parts) : Predicate.anyOf(parts);
    }
}

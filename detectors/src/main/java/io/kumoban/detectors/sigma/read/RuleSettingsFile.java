package io.kumoban.detectors.sigma.read;

import io.kumoban.detectors.sigma.modifier.Budget;
import io.kumoban.detectors.sigma.modifier.FieldLowering;
import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.rule.Condition;
import io.kumoban.detectors.sigma.rule.Detection;
import io.kumoban.detectors.sigma.rule.FilterRule;
import io.kumoban.detectors.sigma.rule.Level;
import io.kumoban.detectors.sigma.rule.LogSource;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.RuleInfo;
import io.kumoban.detectors.sigma.rule.RuleSettings;
import io.kumoban.detectors.sigma.rule.Search;
import io.kumoban.engine.yaml.Mistakes;
import io.kumoban.engine.yaml.Place;
import io.kumoban.engine.yaml.Shape;
import io.kumoban.engine.yaml.Yaml;
import io.kumoban.engine.yaml.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A user's YAML list of changes of rules. Each entry names a {@code rule}, gives a {@code reason}, and says one of {@code disable:
 * true}, {@code level} and {@code except}, a selection as in a rule.
 */
public final class RuleSettingsFile {
    private static final int MOST_ENTRIES = 10_000;
    private static final String EXCEPTION = "except";

    private final Mistakes mistakes = new Mistakes();
    private final Shape shape = new Shape(mistakes);
    private final FieldLowering lowering;

    private RuleSettingsFile(Placeholders placeholders) {
        lowering = new FieldLowering(placeholders);
    }

    /**
     * Reads a file.
     *
     * @param placeholders for selections with the modifier expand
     * @throws io.kumoban.engine.yaml.ConfigurationError with every mistake and its place
     */
    public static RuleSettings read(Path file, Placeholders placeholders) {
        return new RuleSettingsFile(placeholders).settings(file);
    }

    private RuleSettings settings(Path file) {
        List<RuleSettings.Entry> entries = new ArrayList<>();
        switch (YamlReader.read(file)) {
            case Yaml.Sequence list
            when list.items().size() > MOST_ENTRIES ->
                mistakes.add(
                        list.place(), "rule settings have more than %,d entries; divide them".formatted(MOST_ENTRIES));
            case Yaml.Sequence list -> list.items().forEach(item -> entry(item, entries));
            default ->
                mistakes.add(new Place(file.toString(), 1, 1), "rule settings must be a list; write '- rule: ...'");
        }
        mistakes.refuse();
        return new RuleSettings(entries);
    }

    private void entry(Yaml item, List<RuleSettings.Entry> into) {
        String[] texts = {"", ""};
        List<RuleSettings.Change> changes = new ArrayList<>();
        shape.keys(
                item,
                "an entry of the rule settings",
                Map.of(
                        "rule",
                        value -> texts[0] = shape.text(value, "rule"),
                        "reason",
                        value -> texts[1] = shape.text(value, "reason"),
                        "disable",
                        value -> off(value, changes),
                        "level",
                        value -> level(value, changes),
                        EXCEPTION,
                        value -> except(value, changes)));
        if (texts[0].isBlank() || texts[1].isBlank()) {
            mistakes.add(item.place(), "an entry needs rule and reason; add what is missing");
        }
        if (changes.size() != 1) {
            mistakes.add(
                    item.place(), "an entry needs one of disable, level and except; write an entry for each change");
        } else {
            into.add(new RuleSettings.Entry(item.place(), texts[0], texts[1], changes.getFirst()));
        }
    }

    private void off(Yaml value, List<RuleSettings.Change> changes) {
        changes.add(new RuleSettings.Change.Off());
        if (!shape.text(value, "disable").equals("true")) {
            mistakes.add(value.place(), "disable must be true; take the entry out where the rule is to run");
        }
    }

    private void level(Yaml value, List<RuleSettings.Change> changes) {
        String name = shape.text(value, "level");
        for (Level level : Level.values()) {
            if (level.name().equalsIgnoreCase(name)) {
                changes.add(new RuleSettings.Change.Graded(level));
                return;
            }
        }
        changes.add(new RuleSettings.Change.Graded(Level.LOW));
        mistakes.addUnknown(
                value.place(),
                "level",
                name,
                Arrays.stream(Level.values()).map(Level::word).toList());
    }

    /** A filter that holds for all events but those of the selection. */
    private void except(Yaml value, List<RuleSettings.Change> changes) {
        Problems problems = new Problems();
        problems.begin("");
        Search search =
                SearchReader.read(EXCEPTION, new Yaml.Entry(value.place(), value), lowering, new Budget(), problems);
        problems.found()
                .forEach(problem -> mistakes.add(
                        problem.place(), problem.sentence() + (problem.mend().isEmpty() ? "" : "; " + problem.mend())));
        Detection detection = new Detection(
                Map.of(EXCEPTION, search),
                List.of(new Detection.Stated(
                        "not " + EXCEPTION,
                        value.place(),
                        new Condition.Not(new Condition.Named(EXCEPTION)),
                        new Predicate.Not(search.predicate()))));
        changes.add(new RuleSettings.Change.Except(new FilterRule(
                RuleInfo.titled("exception of the settings"), value.place(), LogSource.ANY, List.of(), detection)));
    }
}

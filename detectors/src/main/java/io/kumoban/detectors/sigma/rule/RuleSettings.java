package io.kumoban.detectors.sigma.rule;

import io.kumoban.engine.yaml.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody changes about rules without writing in their files.
 *
 * @param entries in the order of the file; of several levels of one rule the last counts
 */
public record RuleSettings(List<Entry> entries) {
    /** Nothing is changed. */
    public static final RuleSettings NONE = new RuleSettings(List.of());

    public RuleSettings {
        entries = List.copyOf(entries);
    }

    /** A change of a rule. */
    public sealed interface Change {
        /** The rule does not run. */
        record Off() implements Change {}

        /** The rule has another level. */
        record Graded(Level level) implements Change {}

        /** The rule does not hold for some events. */
        record Except(FilterRule filter) implements Change {}
    }

    /**
     * One change of one rule.
     *
     * @param rule   its id, name or title
     * @param reason never blank
     */
    public record Entry(Place place, String rule, String reason, Change change) {
        /** In words, such as {@code off: too many false alarms}. */
        public String words() {
            return switch (change) {
                case Change.Off off -> "off: " + reason;
                case Change.Graded(Level level) -> "level " + level.word() + ": " + reason;
                case Change.Except except -> "except: " + reason;
            };
        }
    }

    /** The entries about a rule. */
    public List<Entry> of(RuleInfo rule) {
        return entries.stream().filter(entry -> rule.answersTo(entry.rule())).toList();
    }

    /** Why a rule does not run; empty when it does. */
    public Optional<String> off(RuleInfo rule) {
        return of(rule).stream()
                .filter(entry -> entry.change() instanceof Change.Off)
                .map(Entry::reason)
                .findFirst();
    }

    /** What a rule says of itself, with the level that it is given. */
    public RuleInfo graded(RuleInfo rule) {
        RuleInfo graded = rule;
        for (Entry entry : of(rule)) {
            if (entry.change() instanceof Change.Graded(Level level)) {
                graded = graded.graded(level);
            }
        }
        return graded;
    }

    /** The filters for events for which a rule does not hold. */
    public List<FilterRule> exceptions(RuleInfo rule) {
        List<FilterRule> filters = new ArrayList<>();
        for (Entry entry : of(rule)) {
            if (entry.change() instanceof Change.Except(FilterRule filter)) {
                filters.add(filter);
            }
        }
        return filters;
    }

    /** Entries that change nothing about the rules of a set, which was read with these settings. */
    public List<Problem> idle(RuleSet set) {
        List<Problem> idle = new ArrayList<>();
        for (Entry entry : entries) {
            boolean any = Stream.<MatchingRule>concat(set.rules().stream(), set.correlations().stream())
                    .anyMatch(rule -> rule.info().answersTo(entry.rule()));
            if (!any) {
                idle.add(noted(
                        entry,
                        "there is no rule '" + entry.rule() + "' among those that were read",
                        "correct the id or title, or take the entry out"));
            } else if (entry.change() instanceof Change.Except(FilterRule filter)
                    && set.rules().stream().noneMatch(rule -> rule.filters().contains(filter))) {
                idle.add(noted(
                        entry,
                        "'" + entry.rule() + "' is a correlation, which has no exceptions",
                        "make exceptions of the rules that it is made of"));
            }
        }
        return idle;
    }

    private static Problem noted(Entry entry, String sentence, String mend) {
        return new Problem(Problem.Effect.NOTED, entry.place(), entry.rule(), sentence, mend);
    }
}

package io.kumoban.detectors.sigma.lint;

import java.util.Locale;

/** What is looked for in rules. */
public enum Check {
    UNUSABLE(Grade.ERROR, "The rule cannot be read or worked out, so it is not used."),
    NOTED(Grade.WARNING, "Something in the rule is not as specified, but it is used."),
    NEVER_FIRES(Grade.ERROR, "No event can fit the rule."),
    CONTRADICTION(Grade.ERROR, "A search asks one field for two things that cannot both be."),
    MISSING_ID(Grade.WARNING, "The rule has no id."),
    BAD_ID(Grade.WARNING, "The id is no UUID."),
    MISSING_LEVEL(Grade.WARNING, "The rule has no level."),
    RETIRED(Grade.WARNING, "The rule's status says that it should not be used."),
    UNKNOWN_TAG(Grade.WARNING, "A tag is none of ATT&CK and of no known namespace."),
    UNKNOWN_FIELD(Grade.WARNING, "The log source has no such field."),
    UNUSED_SEARCH(Grade.WARNING, "No condition uses the search."),
    OUT_OF_SCOPE(Grade.WARNING, "The rule is about logs that are not read here."),
    FIRES_ON_NOTHING(Grade.WARNING, "The rule holds for an event without any field."),
    OVER_BROAD(Grade.WARNING, "The rule asks only for what most events have."),
    EVERY_EVENT(Grade.WARNING, "The rule has to be worked out for every event."),
    KEYWORDS(Grade.WARNING, "The rule looks through all texts of every event."),
    SLOW_EXPRESSION(Grade.WARNING, "A regular expression has no text that must be there.");

    /** How grave it is. */
    public enum Grade {
        ERROR,
        WARNING;

        /** As it is written in reports. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Grade grade;
    private final String meaning;

    Check(Grade grade, String meaning) {
        this.grade = grade;
        this.meaning = meaning;
    }

    /** As it is written in reports and ignore lists, for example {@code never-fires}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Grade grade() {
        return grade;
    }

    /** What it says of a rule; one sentence. */
    public String meaning() {
        return meaning;
    }
}

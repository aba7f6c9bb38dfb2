package io.kumoban.datasets.scenario;

import java.util.List;

/** What a step is done to, one after the other. */
public sealed interface Targets {
    /** Nothing in particular: the step is done once, or as often as it says. */
    record None() implements Targets {}

    /** Texts that the scenario names. */
    record Texts(List<Template> texts) implements Targets {}

    /** Everybody or everything of a kind that the account has. */
    record Group(Kind kind) implements Targets {}

    /** Kinds of which an account has several. */
    enum Kind {
        PEOPLE("people"),
        USERS("users"),
        INSTANCES("instances"),
        FUNCTIONS("functions"),
        BUCKETS("buckets"),
        ROLES("roles"),
        REGIONS("regions");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** How the language calls it. */
        public String word() {
            return word;
        }
    }
}

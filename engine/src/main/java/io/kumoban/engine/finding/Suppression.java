package io.kumoban.engine.finding;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * The user's rules for findings that nobody needs to see. A finding is judged once, when it is created; one that a rule
 * covers is archived and stays so, whatever is added to it later.
 */
public interface Suppression {
    /** No finding is put aside. */
    Suppression NONE = new Suppression() {
        @Override
        public int ruleOf(ObjectNode finding) {
            return 0;
        }

        @Override
        public List<String> rules() {
            return List.of();
        }
    };

    /** The most rules, as in the service. */
    int MOST_RULES = 100;

    /** The number of the first rule that covers a finding, from 1; 0 when none does. */
    int ruleOf(ObjectNode finding);

    /** The names of the rules in the order of their numbers, at most {@link #MOST_RULES}. */
    List<String> rules();
}

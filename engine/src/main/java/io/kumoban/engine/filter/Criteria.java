package io.kumoban.engine.filter;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * What a filter asks of a finding: of every field named, every condition. Fields that a finding lacks hold only what is
 * negated.
 */
public final class Criteria {
    /** What is asked of one field. */
    record Asked(String field, FieldPath path, Condition condition) {
        static Asked of(String field, Condition condition) {
            return new Asked(field, FieldPath.of(field), condition);
        }
    }

    private final List<Asked> all;

    Criteria(List<Asked> all) {
        this.all = List.copyOf(all);
    }

    /** Whether all that is asked holds for a finding in the shape of GetFindings. */
    public boolean hold(JsonNode finding) {
        for (Asked asked : all) {
            if (!asked.condition().holds(asked.path().values(finding))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a field is asked for. */
    public boolean askFor(String field) {
        return all.stream().anyMatch(asked -> asked.field().equals(field));
    }
}

package io.kumoban.detectors.sigma.route;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Under which names a log family holds the fields of a rule.
 *
 * @param targets by the rule's name; null when every name is the log's own
 */
public record FieldMapping(@Nullable Map<String, Target> targets) {
    /** Every name is the log's own. */
    public static final FieldMapping OWN_NAMES = new FieldMapping(null);

    /**
     * A field of the log.
     *
     * @param path   its path there
     * @param form   how the log's text differs from what rules expect
     * @param values for the values that rules use, in small letters, what the log writes; empty when they are the same
     */
    public record Target(String path, Form form, Map<String, String> values) {
        public Target {
            values = Map.copyOf(values);
        }

        static Target of(String path) {
            return new Target(path, Form.AS_EXPECTED, Map.of());
        }

        static Target name(String path) {
            return new Target(path, Form.DOMAIN_NAME, Map.of());
        }

        static Target values(String path, Map<String, String> values) {
            return new Target(path, Form.AS_EXPECTED, values);
        }
    }

    /** How the text of a log differs from what rules expect. */
    public enum Form {
        AS_EXPECTED,
        /** The log writes a dot at the end of a domain name, rules write none. */
        DOMAIN_NAME
    }

    /** The field that holds what the rule calls by a name; empty when the logs hold no such thing. */
    public Optional<Target> target(String name) {
        return targets == null ? Optional.of(Target.of(name)) : Optional.ofNullable(targets.get(name));
    }
}

package io.kumoban.detectors.sigma.rule;

import java.util.List;

/** A condition as it is written: searches by name, joined. */
public sealed interface Condition {
    /** The name that stands for all searches whose names do not begin with an underscore. */
    String THEM = "them";

    /** Both or more; at least two parts. */
    record And(List<Condition> parts) implements Condition {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** Either or more; at least two parts. */
    record Or(List<Condition> parts) implements Condition {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Condition part) implements Condition {}

    /** One search, or in a correlation one rule. */
    record Named(String name) implements Condition {}

    /**
     * So many of the searches whose names fit a pattern.
     *
     * @param count   at least 1, or {@link #ALL}
     * @param pattern a name in which {@code *} stands for anything, or {@link #THEM}
     */
    record Of(int count, String pattern) implements Condition {
        /** As many as there are. */
        public static final int ALL = 0;
    }
}

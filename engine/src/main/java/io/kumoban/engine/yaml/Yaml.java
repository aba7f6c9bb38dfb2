package io.kumoban.engine.yaml;

import java.util.List;
import java.util.Map;

/** A value of a YAML document. All scalars are texts: what they mean is their reader's business. */
public sealed interface Yaml {
    Place place();

    /** What it is, for a sentence. */
    String kind();

    /** A scalar. {@code plain} says that it was written without quotes; an empty plain one stands for nothing. */
    record Text(Place place, String value, boolean plain) implements Yaml {
        @Override
        public String kind() {
            return isNothing() ? "nothing" : "the text '" + shortened() + "'";
        }

        /** Whether nothing is written here, as after {@code key:}. */
        public boolean isNothing() {
            return plain && (value.isEmpty() || value.equals("~") || value.equals("null"));
        }

        private String shortened() {
            return value.length() <= 60 ? value : value.substring(0, 60) + "...";
        }
    }

    /** A list. */
    record Sequence(Place place, List<Yaml> items) implements Yaml {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys with their values, in the order of the document. */
    record Mapping(Place place, Map<String, Entry> entries) implements Yaml {
        @Override
        public String kind() {
            return "a mapping";
        }
    }

    /** The value of a key; {@code place} is the key's. */
    record Entry(Place place, Yaml value) {}
}

package io.kumoban.detectors.sigma.rule;

import io.kumoban.engine.yaml.Place;
import java.util.List;

/**
 * A named part of a rule's detection.
 *
 * @param place  of its name
 * @param fields what it is made of, in the order of the file
 */
public record Search(String name, Place place, Predicate predicate, List<Item> fields) {
    public Search {
        fields = List.copyOf(fields);
    }

    /**
     * One line of a search: a field with its values, or keywords.
     *
     * @param field     empty for keywords
     * @param modifiers as written
     * @param place     of the key, or of the keyword
     */
    public record Item(String field, List<String> modifiers, Place place, Predicate predicate) {
        public Item {
            modifiers = List.copyOf(modifiers);
        }
    }
}

package io.kumoban.console.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Where two findings differ, field by field; locators are left aside. */
public final class FieldDifferences {
    private static final String LOCATOR = "kumoban.locator";

    /**
     * A field that is not the same.
     *
     * @param path names and places joined by dots
     * @param then its JSON text, empty where the field is absent
     * @param now  the same of the second finding
     */
    public record Field(String path, String then, String now) {}

    private final List<Field> fields = new ArrayList<>();

    private FieldDifferences() {}

    /** The fields that differ, in the order of the documents. */
    public static List<Field> of(JsonNode then, JsonNode now) {
        FieldDifferences differences = new FieldDifferences();
        differences.compare("", then, now);
        return differences.fields;
    }

    private void compare(String path, JsonNode then, JsonNode now) {
        if (then.equals(now) || path.equals(LOCATOR)) {
            return;
        }
        if (then.isObject() && now.isObject()) {
            Set<String> names = new LinkedHashSet<>(then.propertyNames());
            names.addAll(now.propertyNames());
            names.forEach(name -> compare(below(path, name), then.path(name), now.path(name)));
        } else if (then.isArray() && now.isArray()) {
            for (int i = 0; i < Math.max(then.size(), now.size()); i++) {
                compare(below(path, Integer.toString(i)), then.path(i), now.path(i));
            }
        } else {
            fields.add(new Field(path, text(then), text(now)));
        }
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + '.' + name;
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "" : node.toString();
    }
}

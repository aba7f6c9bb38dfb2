package io.kumoban.console.endtoend;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import tools.jackson.databind.JsonNode;

/**
 * Holds an object that the AWS SDK read against the document that it read, field by field, as the SDK's own model names
 * them. Both directions: what the model knows must be equal, and what it does not know is told: fields, and values of a
 * field that has a list of them.
 */
final class SdkFields {
    private final List<String> differences = new ArrayList<>();
    private final Set<String> unknown = new TreeSet<>();

    /** Fields that differ, with both values. */
    List<String> differences() {
        return differences;
    }

    /** Paths in the document that the model has no field for, without the numbers of list items. */
    Set<String> unknown() {
        return unknown;
    }

    void compare(JsonNode document, SdkPojo object) {
        object("", document, object);
    }

    private void value(String path, JsonNode json, Object value) {
        switch (value) {
            case SdkPojo pojo -> object(path, json, pojo);
            case Map<?, ?> map -> map(path, json, map);
            case Collection<?> list -> list(path, json, list);
            default -> {
                if (!same(json, value)) {
                    differences.add("%s: %s was read as %s".formatted(path, json, value));
                }
            }
        }
    }

    private void object(String path, JsonNode json, SdkPojo object) {
        if (!json.isObject()) {
            differences.add("%s: %s was read as an object".formatted(path, json));
            return;
        }
        Map<String, SdkField<?>> fields = new HashMap<>();
        object.sdkFields().forEach(field -> fields.put(field.unmarshallLocationName(), field));
        for (String name : json.propertyNames()) {
            if (!fields.containsKey(name)) {
                unknown.add(path + "/" + name);
            }
        }
        fields.forEach((name, field) -> {
            Object value = field.getValueOrDefault(object);
            JsonNode child = json.path(name);
            boolean absent = value == null
                    || value instanceof SdkAutoConstructList<?>
                    || value instanceof SdkAutoConstructMap<?, ?>;
            if (absent != child.isMissingNode()) {
                differences.add("%s/%s: %s was read as %s".formatted(path, name, child, value));
            } else if (!absent) {
                value(path + "/" + name, child, value);
                if (isUnknownConstant(object, field)) {
                    differences.add("%s/%s: the model knows no %s".formatted(path, name, value));
                }
            }
        });
    }

    /** Whether the model has a list of constants for a field, and its value is none of them. */
    private static boolean isUnknownConstant(SdkPojo object, SdkField<?> field) {
        String member = field.memberName();
        try {
            Object read = object.getClass()
                    .getMethod(Character.toLowerCase(member.charAt(0)) + member.substring(1))
                    .invoke(object);
            return read instanceof Enum<?> constant && constant.name().equals("UNKNOWN_TO_SDK_VERSION");
        } catch (ReflectiveOperationException unreadable) {
            throw new IllegalStateException("the SDK has no getter for " + member, unreadable);
        }
    }

    private void map(String path, JsonNode json, Map<?, ?> map) {
        if (!json.isObject() || json.size() != map.size()) {
            differences.add("%s: %s was read as %s".formatted(path, json, map));
            return;
        }
        map.forEach((key, value) -> value(path + "/*", json.path(String.valueOf(key)), value));
    }

    private void list(String path, JsonNode json, Collection<?> list) {
        if (!json.isArray() || json.size() != list.size()) {
            differences.add("%s: %s was read as %s".formatted(path, json, list));
            return;
        }
        int at = 0;
        for (Object item : list) {
            value(path, json.get(at++), item);
        }
    }

    private static boolean same(JsonNode json, Object value) {
        return switch (value) {
            case String text -> json.isString() && json.asString().equals(text);
            case Boolean truth -> json.isBoolean() && json.booleanValue() == truth;
            case Number number ->
                json.isNumber() && new BigDecimal(number.toString()).compareTo(json.decimalValue()) == 0;
            case Instant time ->
                json.isNumber()
                        && json.decimalValue().movePointRight(3).compareTo(BigDecimal.valueOf(time.toEpochMilli()))
                                == 0;
            default -> false;
        };
    }
}

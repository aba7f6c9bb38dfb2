package io.kumoban.engine.harness;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A JSON record in the making: values set by dotted path, in the order in which they were first set. */
final class JsonFields {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, Object> root = new LinkedHashMap<>();

    @SuppressWarnings("unchecked")
    void put(String path, Object value) {
        String[] steps = path.split("\\.");
        Map<String, Object> at = root;
        for (int i = 0; i < steps.length - 1; i++) {
            at = (Map<String, Object>) at.computeIfAbsent(steps[i], unused -> new LinkedHashMap<String, Object>());
        }
        at.put(steps[steps.length - 1], value);
    }

    void remove(String path) {
        root.remove(path);
    }

    @Override
    public String toString() {
        return MAPPER.writeValueAsString(root);
    }
}

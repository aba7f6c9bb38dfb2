package io.kumoban.engine.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is kept of one event when a finding is raised, or when a state wants to show it later: its order key, identity,
 * the fields that its detector asked for, and where its record lies. Small and serialisable.
 *
 * @param fields by path, in the detector's order; absent fields are left out
 * @param file   the file or archive member, relative to the input root
 * @param offset where the record begins in the plain bytes of that file
 */
public record Evidence(OrderKey key, String id, Map<String, String> fields, String file, long offset) {
    public Evidence {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public long time() {
        return key.time();
    }

    public Kind kind() {
        return key.kind();
    }

    /** The value of a field, or the empty text when the event had none. */
    public String field(Field field) {
        return fields.getOrDefault(field.path(), "");
    }
}

package io.kumoban.detectors.sigma.correlate;

import io.kumoban.detectors.sigma.route.FieldMapping;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fields that a correlation names, under the paths of each log family; null for a family that lacks one of them. */
record FieldPaths(Map<Kind, List<String>> byKind) {
    static FieldPaths of(List<String> names, Function<Kind, FieldMapping> mappings) {
        Map<Kind, List<String>> byKind = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            List<String> paths = new ArrayList<>();
            for (String name : names) {
                Optional<FieldMapping.Target> target = mappings.apply(kind).target(name);
                target.ifPresent(found -> paths.add(found.path()));
            }
            if (paths.size() == names.size()) {
                byKind.put(kind, List.copyOf(paths));
            }
        }
        return new FieldPaths(byKind);
    }

    /** The values of an event, in order; null when it lacks one. */
    @Nullable
    List<String> values(Evidence event) {
        List<String> paths = byKind.get(event.kind());
        if (paths == null) {
            return null;
        }
        List<String> values = new ArrayList<>(paths.size());
        for (String path : paths) {
            String value = event.fields().get(path);
            if (value == null) {
                return null;
            }
            values.add(value);
        }
        return values;
    }
}

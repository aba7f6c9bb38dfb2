package io.kumoban.datasets.scenario.play;

import io.kumoban.datasets.scenario.CastRole;
import java.util.Map;

/**
 * Who or what plays a part.
 *
 * @param thing what the world gave, or a text
 * @param attributes what can be said of it, by name
 */
record Member(CastRole.Kind kind, Object thing, Map<String, String> attributes) {
    String attribute(String name) {
        return attributes.getOrDefault(name.isEmpty() ? kind.main() : name, "");
    }

    String main() {
        return attribute("");
    }
}

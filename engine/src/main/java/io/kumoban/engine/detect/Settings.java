package io.kumoban.engine.detect;

import java.util.Map;
import java.util.Set;

/**
 * What the user set: which detectors are switched off, and values of parameters by detector id and parameter name. The
 * texts were checked against the detectors when the configuration was read.
 */
public record Settings(Set<String> off, Map<String, Map<String, String>> values) {
    /** Everything as the detectors have it. */
    public static final Settings STANDARD = new Settings(Set.of(), Map.of());

    public Settings {
        off = Set.copyOf(off);
        values = Map.copyOf(values);
    }
}

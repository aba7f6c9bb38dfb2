package io.kumoban.engine.detect;

import java.util.Map;
import java.util.Set;

/**
 * What the user set: which detectors are switched off, which {@linkplain About#optIn() opt-in} ones are switched on, and
 * values of parameters by detector id and parameter name. The texts were checked against the detectors when the
 * configuration was read.
 */
public record Settings(Set<String> off, Set<String> on, Map<String, Map<String, String>> values) {
    /** Everything as the detectors have it. */
    public static final Settings STANDARD = new Settings(Set.of(), Map.of());

    public Settings {
        off = Set.copyOf(off);
        on = Set.copyOf(on);
        values = Map.copyOf(values);
    }

    /** Settings that switch no opt-in detector on. */
    public Settings(Set<String> off, Map<String, Map<String, String>> values) {
        this(off, Set.of(), values);
    }

    /** Whether a detector is to run, as far as the user has a say in it. */
    public boolean allows(About about) {
        return !off.contains(about.id()) && (!about.isOptIn() || on.contains(about.id()));
    }
}

package io.kumoban.engine.detect;

import io.kumoban.engine.event.Field;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** What detectors ask of records besides the standard fields, whether or not they would run, and of whatever name. */
public final class AskedFields {
    private AskedFields() {}

    /** The fields of detectors, of the profiles that they read and of what they share of the stream. */
    public static Set<Field> of(Collection<? extends Detector<?, ?>> detectors) {
        Set<Field> fields = new LinkedHashSet<>();
        for (Detector<?, ?> detector : detectors) {
            Interest<?> interest = detector.interest();
            fields.addAll(interest.asked());
            for (Profile<?, ?> profile : interest.profiles()) {
                fields.addAll(profile.interest().asked());
            }
            for (Global<?, ?, ?> view : interest.views()) {
                fields.addAll(view.interest().asked());
            }
        }
        return fields;
    }
}

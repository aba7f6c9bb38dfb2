package io.kumoban.engine.detect;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.CallTargets;
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
            add(interest, fields);
            for (Profile<?, ?> profile : interest.profiles()) {
                add(profile.interest(), fields);
            }
            for (Global<?, ?, ?> view : interest.views()) {
                add(view.interest(), fields);
            }
        }
        return fields;
    }

    private static void add(Interest<?> interest, Set<Field> fields) {
        fields.addAll(interest.fields());
        fields.addAll(interest.fieldsByName().keySet());
        if (interest.events() == ApiCall.class) {
            fields.addAll(CallTargets.byName().keySet());
        }
    }
}

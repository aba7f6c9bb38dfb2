package io.kumoban.engine.shard;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.detect.Stateless;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * A detector that runs, with what it says of itself.
 *
 * @param index its rank among all loaded detectors by id: part of the order of emissions
 */
public record LoadedDetector<E extends Event, S extends State>(
        int index, Detector<E, S> detector, About about, Interest<E> interest) {

    /** All fields that it asks for besides the standard ones. */
    List<Field> extraFields() {
        List<Field> extra = new ArrayList<>(interest.fields());
        interest.fieldsByName().keySet().stream()
                .filter(field -> !extra.contains(field))
                .forEach(extra::add);
        return extra;
    }

    /** Whether it keeps no state, so that no key needs to be looked up. */
    boolean isStateless() {
        return detector.newState() == Stateless.NOTHING;
    }
}

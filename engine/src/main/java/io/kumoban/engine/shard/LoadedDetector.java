package io.kumoban.engine.shard;

import io.kumoban.engine.detect.About;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Interest;
import io.kumoban.engine.detect.State;
import io.kumoban.engine.detect.Stateless;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A detector that runs, with what it says of itself.
 *
 * @param index its rank among all loaded detectors by id: part of the order of emissions
 * @param shown the fields that its evidence holds: the standard ones of its family, then those it asks for
 */
public record LoadedDetector<E extends Event, S extends State>(
        int index, Detector<E, S> detector, About about, Interest<E> interest, List<Field> shown) {

    static <E extends Event, S extends State> LoadedDetector<E, S> of(
            int index, Detector<E, S> detector, About about, Interest<E> interest) {
        return new LoadedDetector<>(index, detector, about, interest, shown(interest));
    }

    private static List<Field> shown(Interest<?> interest) {
        Set<Field> fields = new LinkedHashSet<>();
        if (interest.events() == ApiCall.class) {
            fields.addAll(ApiCall.STANDARD);
        } else if (interest.events() == Flow.class) {
            fields.addAll(Flow.STANDARD);
        } else if (interest.events() == DnsQuery.class) {
            fields.addAll(DnsQuery.STANDARD);
        }
        fields.addAll(interest.asked());
        return List.copyOf(fields);
    }

    /** Whether it keeps no state, so that no key needs to be looked up. */
    boolean isStateless() {
        return detector.newState() == Stateless.NOTHING;
    }
}

package io.kumoban.detectors.sigma.replay;

import io.kumoban.detectors.sigma.plan.Plan;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the slots of a plan are in a family of logs: for each the field, and in logs of JSON the arrays on the way to it and the
 * null that may stand there. A name that holds a dot itself is not looked for; CloudTrail and Resolver logs have none.
 */
final class RowFields {
    /** Parts of a CloudTrail record that are objects, as AWS documents them. */
    private static final Set<String> OBJECTS = Set.of(
            "userIdentity",
            "userIdentity.sessionContext",
            "userIdentity.sessionContext.attributes",
            "userIdentity.sessionContext.sessionIssuer",
            "userIdentity.sessionContext.webIdFederationData",
            "requestParameters",
            "responseElements",
            "additionalEventData",
            "serviceEventDetails",
            "tlsDetails");

    /**
     * A slot's field.
     *
     * @param nulls  the null in its place; absent in logs that know none, or when nobody asks whether the field is there
     * @param arrays that may stand on the way
     */
    record Place(String path, Field field, @Nullable Field nulls, List<Way> arrays) {
        /** All that is asked of a record. */
        List<Field> all() {
            List<Field> all = new ArrayList<>();
            all.add(field);
            if (nulls != null) {
                all.add(nulls);
            }
            arrays.forEach(way -> all.add(way.array()));
            return all;
        }
    }

    /**
     * An array on the way to a field.
     *
     * @param rest the path in its elements
     */
    record Way(Field array, String rest) {}

    private final List<Place> places = new ArrayList<>();
    private final @Nullable Field record;

    RowFields(Plan plan, Kind kind) {
        this(plan.paths(), plan::asksForPresence, plan.readsKeywords(), kind);
    }

    private RowFields(List<String> paths, IntPredicate presence, boolean keywords, Kind kind) {
        boolean json = kind != Kind.FLOW;
        for (int slot = 0; slot < paths.size(); slot++) {
            places.add(place(kind, paths.get(slot), json, presence.test(slot)));
        }
        record = json && keywords ? Field.at(kind, List.of(Field.RECORD)) : null;
    }

    /** Fields of which only the values count, by their paths; their places in the list are the slots. */
    static RowFields of(List<String> paths, Kind kind) {
        return new RowFields(paths, slot -> false, false, kind);
    }

    private static Place place(Kind kind, String path, boolean json, boolean presence) {
        if (!json) {
            return new Place(path, Field.ofFlow(path), null, List.of());
        }
        List<String> steps = List.of(path.split("\\."));
        List<Way> arrays = new ArrayList<>();
        for (int length = 1; length < steps.size(); length++) {
            String before = String.join(".", steps.subList(0, length));
            if (kind != Kind.API_CALL || !OBJECTS.contains(before)) {
                arrays.add(new Way(
                        marked(kind, steps.subList(0, length), Field.ARRAY),
                        String.join(".", steps.subList(length, steps.size()))));
            }
        }
        return new Place(
                path, Field.at(kind, steps), presence ? marked(kind, steps, Field.NULL) : null, List.copyOf(arrays));
    }

    private static Field marked(Kind kind, List<String> steps, String mark) {
        List<String> marked = new ArrayList<>(steps);
        marked.add(mark);
        return Field.at(kind, marked);
    }

    /** All that is asked of records. */
    Set<Field> all() {
        Set<Field> all = new HashSet<>();
        places.forEach(place -> all.addAll(place.all()));
        if (record != null) {
            all.add(record);
        }
        return all;
    }

    /** The standard fields of a family of logs. */
    static List<Field> standard(Kind kind) {
        return switch (kind) {
            case API_CALL -> ApiCall.STANDARD;
            case FLOW -> Flow.STANDARD;
            case DNS_QUERY -> DnsQuery.STANDARD;
        };
    }

    /** By slot. */
    List<Place> places() {
        return places;
    }

    /** The whole record, where keywords are looked for in it. */
    @Nullable
    Field record() {
        return record;
    }
}

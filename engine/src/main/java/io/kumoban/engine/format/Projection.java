package io.kumoban.engine.format;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Layout;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a replay asks of the decoders: for each family the layout of its runs, fields that hang on API names, and what
 * the user's estate says about sides.
 */
public final class Projection {
    private final Map<Kind, Layout> layouts = new EnumMap<>(Kind.class);
    private final Map<Field, Set<String>> fieldsByName;
    private final ApiNames names;
    private final Assets assets;
    private final long from;
    private final long to;

    /**
     * Compiles a projection.
     *
     * @param fields       what is asked for besides the standard fields
     * @param fieldsByName fields that are only wanted from API calls of these names; standard ones are wanted from all
     * @param keys         the used key dimensions
     * @param names        the API names that someone listens to
     * @param from         events before this are ignored
     * @param to           events from this on are ignored
     */
    public Projection(
            Collection<Field> fields,
            Map<Field, Set<String>> fieldsByName,
            Collection<Key> keys,
            ApiNames names,
            Assets assets,
            long from,
            long to) {
        Map<Field, Set<String>> conditional = new HashMap<>(fieldsByName);
        for (Kind kind : Kind.values()) {
            // Every event has these, whoever else asks for them.
            standard(kind).forEach(conditional::remove);
        }
        this.fieldsByName = Map.copyOf(conditional);
        this.names = names;
        this.assets = assets;
        this.from = from;
        this.to = to;
        for (Kind kind : Kind.values()) {
            Set<Field> columns = new LinkedHashSet<>(standard(kind));
            fields.stream().filter(field -> field.kind() == kind).forEach(columns::add);
            List<Field> shared = conditional.keySet().stream()
                    .filter(field -> field.kind() == kind && !columns.contains(field))
                    .sorted(Comparator.comparing(Field::path))
                    .toList();
            columns.addAll(shared);
            List<Key> own = new ArrayList<>();
            for (Key key : Key.values()) {
                if (key.suits(kind) && keys.contains(key)) {
                    own.add(key);
                }
            }
            layouts.put(
                    kind,
                    new Layout(
                            kind,
                            List.copyOf(columns),
                            numbers(kind),
                            own,
                            shared.stream().map(this::holders).toList()));
        }
    }

    /** The dispatch numbers of the events that have a field. */
    private BitSet holders(Field field) {
        BitSet holders = new BitSet();
        namesOf(field).forEach(name -> holders.set(names.number(name)));
        return holders;
    }

    /** The standard fields and these, no keys, no names, nothing known of the estate. */
    public static Projection of(Collection<Field> fields, Collection<Key> keys) {
        return new Projection(fields, Map.of(), keys, ApiNames.NONE, Assets.NONE, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static List<Field> standard(Kind kind) {
        return switch (kind) {
            case API_CALL -> ApiCall.STANDARD;
            case FLOW -> Flow.STANDARD;
            case DNS_QUERY -> DnsQuery.STANDARD;
        };
    }

    private static int numbers(Kind kind) {
        return switch (kind) {
            case API_CALL -> ApiCall.NUMBERS;
            case FLOW -> Flow.NUMBERS;
            case DNS_QUERY -> DnsQuery.NUMBERS;
        };
    }

    public Layout layout(Kind kind) {
        return Objects.requireNonNull(layouts.get(kind), "every family has a layout");
    }

    /** The API names from which a field is wanted; empty when it is wanted from all. */
    public Set<String> namesOf(Field field) {
        return fieldsByName.getOrDefault(field, Set.of());
    }

    public ApiNames names() {
        return names;
    }

    public Assets assets() {
        return assets;
    }

    /** Whether an event of this time is replayed. */
    public boolean covers(long time) {
        return time >= from && time < to;
    }
}

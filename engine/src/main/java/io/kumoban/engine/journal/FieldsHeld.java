package io.kumoban.engine.journal;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.format.Projection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The text fields that a journal holds, by family, in the order of its columns: the standard ones first. */
public final class FieldsHeld {
    private final Map<Kind, List<Field>> fields = new EnumMap<>(Kind.class);

    /** Holds these fields; families that are not named hold none. */
    public FieldsHeld(Map<Kind, List<Field>> fields) {
        for (Kind kind : Kind.values()) {
            this.fields.put(kind, List.copyOf(fields.getOrDefault(kind, List.of())));
        }
    }

    /** Holds all that a projection asks for, from events of any name. */
    public static FieldsHeld of(Projection projection) {
        Map<Kind, List<Field>> fields = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            fields.put(kind, projection.layout(kind).fields());
        }
        return new FieldsHeld(fields);
    }

    public List<Field> of(Kind kind) {
        return Objects.requireNonNull(fields.get(kind), "every family has a list");
    }

    public boolean holds(Field field) {
        return of(field.kind()).contains(field);
    }

    /** The field of which a derived one is often a part, or null. */
    static @org.jspecify.annotations.Nullable Field wholeOf(Field field) {
        if (field.equals(DnsQuery.NAME) || field.equals(DnsQuery.DOMAIN)) {
            return DnsQuery.QUERY_NAME;
        }
        if (field.equals(DnsQuery.CLIENT)) {
            return DnsQuery.INSTANCE;
        }
        if (field.equals(ApiCall.NAME)) {
            return ApiCall.EVENT_NAME;
        }
        if (field.equals(ApiCall.ACCOUNT)) {
            return ApiCall.RECIPIENT;
        }
        return field.equals(Flow.OWN) ? Flow.INTERFACE : null;
    }

    /** The slots of a family in the order in which they are written: derived fields after those they derive from. */
    static int[] writingOrder(List<Field> fields) {
        int[] order = new int[fields.size()];
        int at = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int slot = 0; slot < fields.size(); slot++) {
                if ((wholeOf(fields.get(slot)) != null) == (pass == 1)) {
                    order[at++] = slot;
                }
            }
        }
        return order;
    }
}

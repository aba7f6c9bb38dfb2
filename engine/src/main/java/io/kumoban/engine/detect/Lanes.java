package io.kumoban.engine.detect;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Event;
import io.kumoban.engine.event.Flow;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import org.jspecify.annotations.Nullable;

/** Which family and key a class of events stands for. */
final class Lanes {
    private Lanes() {}

    /** The key of a detector that names none; every event of the family has it. */
    static Key standardKey(Class<? extends Event> events) {
        Kind kind = kind(events);
        if (kind == null) {
            return Key.ACCOUNT;
        }
        return switch (kind) {
            case API_CALL -> Key.PRINCIPAL;
            case FLOW -> Key.OWN_SIDE;
            case DNS_QUERY -> Key.CLIENT;
        };
    }

    /** The log family of a class of events; null for signals. */
    static @Nullable Kind kind(Class<? extends Event> events) {
        if (events == ApiCall.class) {
            return Kind.API_CALL;
        }
        if (events == Flow.class) {
            return Kind.FLOW;
        }
        return events == DnsQuery.class ? Kind.DNS_QUERY : null;
    }
}

package io.kumoban.engine.format;

import io.kumoban.engine.event.Kind;
import org.jspecify.annotations.Nullable;

/** The formats that are read; told apart by content. */
public enum Format {
    /** CloudTrail JSON in any of its containers. */
    CLOUD_TRAIL(Kind.API_CALL),
    /** VPC Flow Log text, with or without a header line. */
    FLOW_TEXT(Kind.FLOW),
    /** Resolver query logs as JSON. */
    RESOLVER(Kind.DNS_QUERY),
    /** None of them. */
    UNKNOWN(null);

    private final @Nullable Kind kind;

    Format(@Nullable Kind kind) {
        this.kind = kind;
    }

    /** The family of its events; null for {@link #UNKNOWN}. */
    public @Nullable Kind kind() {
        return kind;
    }

    public boolean isJson() {
        return this == CLOUD_TRAIL || this == RESOLVER;
    }
}

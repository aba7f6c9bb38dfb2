package io.kumoban.engine.graph;

import java.util.Locale;
import java.util.Optional;

/** What a node of the behaviour graph is. The order is part of the file format: new kinds go to the end. */
public enum NodeKind {
    /** An AWS account, by its number. */
    ACCOUNT(true),
    /** Who calls and is no session: a user, root, a service, a foreign account. */
    PRINCIPAL(false),
    /** A role, by its ARN. */
    ROLE(false),
    /** A session of a role, by the ARN of the assumed role. */
    SESSION(false),
    ACCESS_KEY(false),
    IP(false),
    /** Who runs the network of an address. */
    OWNER(true),
    /** A country, by its two letters (ISO 3166-1). */
    COUNTRY(true),
    USER_AGENT(true),
    INSTANCE(false),
    /** A network interface, by its id. */
    ENI(false),
    FUNCTION(false),
    BUCKET(false),
    /** A registered domain, else the name that was asked for. */
    DOMAIN(false),
    /** A service and a call of it, for example {@code s3:GetObject}. */
    API(true),
    FINDING(false);

    private static final NodeKind[] ALL = values();

    private final boolean shared;

    NodeKind(boolean shared) {
        this.shared = shared;
    }

    /** Whether so many have it in common that a path through it says little. */
    public boolean isShared() {
        return shared;
    }

    /** As command lines and documents name it, for example {@code access-key}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a word; empty when it is none. */
    public static Optional<NodeKind> of(String word) {
        for (NodeKind kind : ALL) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    static NodeKind at(int ordinal) {
        return ALL[ordinal];
    }

    static int count() {
        return ALL.length;
    }
}

package io.kumoban.engine.graph;

import java.util.Locale;
import java.util.Optional;

/**
 * What the source of an edge did with, or is to, its target. The order is part of the file format: new kinds go to the
 * end.
 */
public enum EdgeKind {
    /** A caller and the account in which it called. */
    IN_ACCOUNT,
    /** A caller and the API that it called with success. */
    CALLED,
    /** A caller and the API of a call that was refused or failed. */
    FAILED,
    /** A caller and the address that it called from. */
    USED_IP,
    USED_AGENT,
    USED_KEY,
    /** A caller and the bucket that its call named. */
    TOUCHED,
    /** A caller and the session of a role that it began. */
    ASSUMED,
    /** The key that signed a call, and the key that the call handed out. */
    HANDED,
    /** A session and its role. */
    OF_ROLE,
    /** An instance and the session of its role. */
    RAN_AS,
    /** An address and its country. */
    SEEN_IN,
    /** An address and who runs its network. */
    OWNED_BY,
    /** An instance or function and its network interface. */
    ATTACHED,
    /** An own side and its address. */
    ASSIGNED,
    /** Who opened a conversation, or sent, and who received; with the bytes. */
    CONNECTED,
    /** The same of traffic that was rejected. */
    REJECTED,
    /** A client and a domain that it asked for. */
    ASKED,
    /** A domain and an address that was the answer. */
    RESOLVED_TO,
    /** A finding and what it names. */
    INVOLVES;

    private static final EdgeKind[] ALL = values();

    /** As command lines and documents name it, for example {@code used-ip}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a word; empty when it is none. */
    public static Optional<EdgeKind> of(String word) {
        for (EdgeKind kind : ALL) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    static EdgeKind at(int ordinal) {
        return ALL[ordinal];
    }

    static int count() {
        return ALL.length;
    }
}

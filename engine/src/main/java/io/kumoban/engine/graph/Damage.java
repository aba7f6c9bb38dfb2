package io.kumoban.engine.graph;

import java.io.IOException;

/** What a file holds cannot be part of a graph; the message says what, in a few words. */
final class Damage extends IOException {
    private static final long serialVersionUID = 1L;

    Damage(String what) {
        super(what);
    }
}

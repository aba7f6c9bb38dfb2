package io.kumoban.engine.shard;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What detectors see of the whole stream, as of one hour. It counts who holds it, so that its memory can be used again;
 * the counts belong to the one writer, {@link Globals}.
 */
final class Views {
    private final @Nullable View[] views;
    private int holders;

    Views(int globals) {
        views = new View[globals];
    }

    /** The picture of one global, which several hours share when nothing changed. */
    static final class View {
        private Object picture;
        private int holders;

        View(Object picture) {
            this.picture = picture;
        }

        Object picture() {
            return picture;
        }

        /** Shows another picture; only while no hour holds it. */
        void show(Object other) {
            picture = other;
        }

        /** Whether no hour holds it any more. */
        boolean letGo() {
            return --holders == 0;
        }
    }

    /** Sets the view of a global by its rank; only while nobody holds this. */
    void set(int global, View view) {
        views[global] = view;
        view.holders++;
    }

    View of(int global) {
        return Objects.requireNonNull(views[global], "all views are set");
    }

    /** The picture of a global; null when there is none of this rank. */
    @Nullable
    Object picture(int global) {
        return global < views.length ? of(global).picture : null;
    }

    void keep() {
        holders++;
    }

    /** Whether nobody holds it any more. */
    boolean letGo() {
        return --holders == 0;
    }
}

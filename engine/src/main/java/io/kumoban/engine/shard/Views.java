package io.kumoban.engine.shard;

import org.jspecify.annotations.Nullable;

/**
 * What detectors see of the whole stream, as of one hour. It counts who holds it, so that the memory of a view can be
 * used again; the counts belong to the one writer, {@link Globals}.
 */
final class Views {
    private final View[] views;
    private int holders;

    /** The views of all globals by their ranks. */
    Views(View[] views) {
        this.views = views;
        for (View view : views) {
            view.holders++;
        }
    }

    /** The picture of one global, which several hours share when nothing changed. */
    static final class View {
        private final Object picture;
        private int holders;

        View(Object picture) {
            this.picture = picture;
        }

        Object picture() {
            return picture;
        }

        /** Whether no hour holds it any more. */
        boolean letGo() {
            return --holders == 0;
        }
    }

    View of(int global) {
        return views[global];
    }

    /** The picture of a global; null when there is none of this rank. */
    @Nullable
    Object picture(int global) {
        return global < views.length ? views[global].picture : null;
    }

    void keep() {
        holders++;
    }

    /** Whether nobody holds it any more. */
    boolean letGo() {
        return --holders == 0;
    }
}

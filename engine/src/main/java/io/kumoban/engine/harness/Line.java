package io.kumoban.engine.harness;

import org.jspecify.annotations.Nullable;

/** A record in the making, that is its own text. */
abstract class Line implements CharSequence {
    /** As it was written last; null since a change. Kept, since a text is asked for character by character. */
    private @Nullable String text;

    /** Whatever changes the record says so here. */
    final void changed() {
        text = null;
    }

    /** Writes the record as it stands. */
    abstract String write();

    @Override
    public final int length() {
        return toString().length();
    }

    @Override
    public final char charAt(int index) {
        return toString().charAt(index);
    }

    @Override
    public final CharSequence subSequence(int start, int end) {
        return toString().subSequence(start, end);
    }

    @Override
    public final String toString() {
        String known = text;
        if (known == null) {
            known = write();
            text = known;
        }
        return known;
    }
}

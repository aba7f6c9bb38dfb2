package io.kumoban.engine.harness;

/** A record in the making, that is its own text. */
abstract class Line implements CharSequence {
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
    public abstract String toString();
}

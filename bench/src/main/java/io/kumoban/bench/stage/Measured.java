package io.kumoban.bench.stage;

/** A benchmark whose one operation is a pass over a fixed number of events, so that it can be told per event. */
public interface Measured {
    /** Has large inputs be made small ones, which is enough to see that everything runs; before {@link #prepare}. */
    default void shrink() {}

    /** Makes all that a pass needs; once. */
    void prepare();

    /** The events of one pass; after {@link #prepare}. */
    long events();

    /** The plain log bytes that one pass reads, or 0 when it reads none. */
    default long plainBytes() {
        return 0;
    }
}

package io.kumoban.engine.pipeline;

import java.util.List;

/** Takes the records of an ingest that cannot be used. */
public interface Rejects {
    /** A bad record; in no order, and from any thread. */
    void reject(Reject reject);

    /** All so far are void: the ingest begins again. */
    void restart();

    /** The first so many of all, in order of file and offset. */
    List<Reject> first(int most);
}

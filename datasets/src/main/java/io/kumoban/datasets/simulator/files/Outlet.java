package io.kumoban.datasets.simulator.files;

import io.kumoban.datasets.bytes.RecordBuffer;
import io.kumoban.datasets.delivery.DeliveredFile;

/** Where finished files go. */
public interface Outlet {
    /**
     * Takes a file; the content belongs to the caller again once this returns.
     *
     * @param key the object's path in the bucket
     * @param stamp the time in its name, seconds since 1970
     * @param content the plain text
     * @param records how many records are inside
     * @param oldest time of the oldest, seconds since 1970
     * @param newest time of the newest, seconds since 1970
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    DeliveredFile put(String key, long stamp, RecordBuffer content, int records, long oldest, long newest);
}

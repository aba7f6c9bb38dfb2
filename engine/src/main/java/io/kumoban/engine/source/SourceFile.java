package io.kumoban.engine.source;

import java.nio.file.Path;

/**
 * A regular file that will be read.
 *
 * @param path where it is, symbolic links resolved
 * @param name what people see and locators use: relative to the folder the user named, separated by {@code /},
 *     escaped, unique within its {@link FileTree}
 * @param size bytes on disk when it was listed
 * @param stamp the delivery stamp in its file name, epoch milliseconds, or {@link DeliveryStamp#NONE}
 */
public record SourceFile(Path path, String name, long size, long stamp) {

    /** Whether the file name carries a delivery stamp. */
    public boolean hasStamp() {
        return stamp != DeliveryStamp.NONE;
    }
}

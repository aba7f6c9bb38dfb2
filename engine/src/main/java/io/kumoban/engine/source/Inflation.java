package io.kumoban.engine.source;

import org.jspecify.annotations.Nullable;

/** Which inflater unpacks gzip data. All give the same bytes and find the same damage; they differ in speed. */
public enum Inflation {
    /** libdeflate where it can be loaded and the data suits it, else the JDK's. */
    AUTO,
    /** The same, but its absence is an error. */
    LIBDEFLATE,
    /** The JDK's own zlib, for everything. */
    JDK;

    /** Why this choice cannot be had on this machine, as a phrase; null when it can. */
    public @Nullable String obstacle() {
        return this == LIBDEFLATE ? Libdeflate.obstacle() : null;
    }

    /** The inflater that serves this choice on this machine, in words; loads the native library to find out. */
    public String inUse() {
        if (this == JDK) {
            return "zlib of the JDK";
        }
        String obstacle = Libdeflate.obstacle();
        return obstacle == null
                ? "libdeflate for gzip files of up to %d MiB plain, zlib of the JDK for others"
                        .formatted(WholeGzip.MOST_PLAIN >> 20)
                : "zlib of the JDK (libdeflate cannot be loaded: " + obstacle + ")";
    }

    boolean triesLibdeflate() {
        return this != JDK && Libdeflate.obstacle() == null;
    }
}

package io.kumoban.engine.source;

/** What a run of bytes is packed in, told by its first bytes and never by a name. */
enum Container {
    GZIP,
    ZSTD,
    ZIP,
    TAR,
    PARQUET,
    PLAIN;

    /** How many first bytes are enough to tell. */
    static final int HEAD = 512;

    /** @param length how many bytes of {@code head} from {@code from} on are there; fewer than {@link #HEAD} only at the end */
    static Container of(byte[] head, int from, int length) {
        if (length >= 2 && at(head, from) == 0x1F && at(head, from + 1) == 0x8B) {
            return GZIP;
        }
        if (length >= 4) {
            int word = at(head, from) | at(head, from + 1) << 8 | at(head, from + 2) << 16 | at(head, from + 3) << 24;
            // A zstd file may open with a skippable frame, as parallel compressors write it.
            if (word == 0xFD2FB528 || (word & 0xFFFFFFF0) == 0x184D2A50) {
                return ZSTD;
            }
            // An entry's header, or the end record of a zip without entries.
            if (word == 0x04034B50 || word == 0x06054B50) {
                return ZIP;
            }
            // PAR1, and PARE where the footer is encrypted.
            if (word == 0x31524150 || word == 0x45524150) {
                return PARQUET;
            }
        }
        // The checksum alone decides: old tar has no magic, and text with "ustar" in the right place is no tar.
        return length >= HEAD && TarHeader.isHeader(head, from) ? TAR : PLAIN;
    }

    boolean isArchive() {
        return this == ZIP || this == TAR;
    }

    private static int at(byte[] bytes, int index) {
        return bytes[index] & 0xFF;
    }
}

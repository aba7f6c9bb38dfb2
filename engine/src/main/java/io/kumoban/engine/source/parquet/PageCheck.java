package io.kumoban.engine.source.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.ColumnMetaData;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.RowGroup;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * Walks the headers of all pages before any is unpacked: memory is taken by what they say, so what they say must lie
 * within the file and within bounds.
 */
final class PageCheck {
    /** Plain bytes of one page at most. Writers cut pages at 1 MiB or at a row group. */
    static final int MOST_PAGE = 128 << 20;
    /** What the largest pages of all columns of a row group may take together, in bytes. */
    static final long MOST_HELD = 384L << 20;

    /** Pages of a column in a row group at most. */
    static final int MOST_PAGES = 100_000;

    private static final int LONGEST_HEADER = 1 << 20;
    private static final int FIRST_BYTE = 4;
    /** What is held of a value beside its bytes: levels, an offset, a place in the dictionary. */
    private static final int BYTES_OF_A_VALUE = 12;

    /** Bytes of a length of 32 bits in seven bits each. */
    private static final int MOST_VARINT = 5;

    private final InputFile file;
    private final long end;

    /** @param end where the footer begins */
    PageCheck(InputFile file, long end) {
        this.file = file;
        this.end = end;
    }

    /** Checks one row group. */
    void rowGroup(RowGroup group) throws Unusable, IOException {
        long held = 0;
        for (ColumnChunk chunk : group.columns()) {
            held += chunk(chunk, group.numRows());
            if (held > MOST_HELD) {
                throw new Unusable(
                        "its pages take more than %,d MiB of memory at once; write it with smaller row groups or pages"
                                .formatted(MOST_HELD >> 20));
            }
        }
    }

    /** Checks the pages of a column, and returns what its largest one and its dictionary take. */
    private long chunk(ColumnChunk chunk, long rows) throws Unusable, IOException {
        ColumnMetaData column = chunk.metaData();
        if (column == null) {
            throw new Unusable("its metadata is cut off or broken");
        }
        long begin = chunk.chunkStartOffset();
        long packed = column.totalCompressedSize();
        if (begin < FIRST_BYTE || begin > end || packed < 0 || packed > end - begin) {
            throw new Unusable("its pages are said to lie outside of it");
        }
        long largest = 0;
        long dictionary = 0;
        long values = 0;
        Set<Long> all = new HashSet<>();
        Set<Long> places = new HashSet<>();
        long at = begin;
        long chunkEnd = begin + packed;
        while (values < column.numValues()) {
            all.add(at);
            if (all.size() > MOST_PAGES) {
                throw new Unusable("a column of one of its row groups has more than %,d pages".formatted(MOST_PAGES));
            }
            PageHeader header = new PageHeader();
            long body = at + header(at, chunkEnd, header);
            if (header.packed() > chunkEnd - body) {
                throw new Unusable("one of its pages does not end within its column");
            }
            if (column.codec() == CompressionCodec.SNAPPY && header.isPacked()) {
                snappy(body, header);
            }
            long held = header.plain() + header.values() * BYTES_OF_A_VALUE;
            if (header.isDictionary()) {
                dictionary = Math.max(dictionary, held);
            } else {
                largest = Math.max(largest, held);
                values += header.values();
                places.add(at);
            }
            at = body + header.packed();
        }
        if (values != column.numValues() || values < rows) {
            throw new Unusable("its pages hold another number of values than it says");
        }
        if (values > 0) {
            offsets(column, all);
        }
        index(chunk, places);
        return largest + dictionary;
    }

    /** The offsets in the metadata must be those of pages that were walked. */
    private static void offsets(ColumnMetaData column, Set<Long> walked) throws Unusable {
        Long dictionary = column.dictionaryPageOffset();
        boolean isDictionaryElsewhere = dictionary != null && dictionary > 0 && !walked.contains(dictionary);
        if (isDictionaryElsewhere || !walked.contains(column.dataPageOffset())) {
            throw new Unusable("its pages are said to lie where none is");
        }
    }

    private int header(long at, long chunkEnd, PageHeader header) throws Unusable, IOException {
        if (at >= chunkEnd) {
            throw new Unusable("one of its pages is missing");
        }
        ByteBuffer bytes = file.readRange(at, (int) Math.min(LONGEST_HEADER, chunkEnd - at))
                .duplicate();
        int begin = bytes.position();
        CompactStruct.walk(bytes, header::take);
        if (!header.isSound()) {
            throw new Unusable("a header of one of its pages is broken");
        }
        if (header.plain() > MOST_PAGE || header.values() > MOST_PAGE) {
            throw new Unusable(
                    "one of its pages is larger than %,d MiB; write it with smaller pages".formatted(MOST_PAGE >> 20));
        }
        return bytes.position() - begin;
    }

    /**
     * Snappy's data begin with their plain length, and the native decoder fills a buffer by it without asking how large
     * that is. So both must agree before it is called.
     */
    private void snappy(long body, PageHeader header) throws Unusable, IOException {
        long plain = header.plain() - header.levels();
        int head = (int) Math.min(header.packed() - header.levels(), MOST_VARINT);
        ByteBuffer bytes = file.readRange(body + header.levels(), head).duplicate();
        long told = 0;
        for (int shift = 0; bytes.hasRemaining(); shift += 7) {
            int b = bytes.get();
            told |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                if (told == plain) {
                    return;
                }
                break;
            }
        }
        throw new Unusable("one of its pages unpacks to another length than it says");
    }

    /** Where there is an index of pages they are found by it, so it must not lead anywhere else. */
    private void index(ColumnChunk chunk, Set<Long> places) throws Unusable, IOException {
        Long offset = chunk.offsetIndexOffset();
        Integer length = chunk.offsetIndexLength();
        if (offset == null || length == null) {
            return;
        }
        if (offset < FIRST_BYTE || length < 0 || length > FooterCheck.MOST_BYTES || offset > end - length) {
            throw new Unusable("its index of pages is said to lie outside of it");
        }
        CompactStruct.walk(file.readRange(offset, length).duplicate(), (parent, field, type, value) -> {
            boolean isPlaceOfPage = parent == 1 && field == 1;
            if (isPlaceOfPage && !places.contains(value)) {
                throw new Unusable("its index of pages leads to where no page is");
            }
        });
    }
}

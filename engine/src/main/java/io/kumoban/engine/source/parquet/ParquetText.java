package io.kumoban.engine.source.parquet;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one Parquet file as text, row by row in the order of the file. Used by one thread; what unpacks pages beside
 * it ends with {@link #close}. Whatever is wrong with the file is a {@link #failure}, never an exception.
 */
public final class ParquetText implements Closeable {
    private final InputFile file;
    private @Nullable HardwoodContext context;
    private @Nullable ParquetFileReader reader;
    private @Nullable RowReader rows;
    private RowText text = new JsonRowText();
    private List<RowGroup> groups = List.of();
    private int nextGroup;
    private long groupsEnd;
    private long allRows;
    private long rowsRead;
    private boolean ended;
    private @Nullable String failure;

    /** Nothing is read yet; the file is closed with this. */
    public ParquetText(InputFile file) {
        this.file = file;
    }

    /** The next line with its line end, the header of flow logs first; null at the end, well or not. */
    public byte @Nullable [] next() {
        if (ended) {
            return null;
        }
        try {
            ParquetFileReader opened = reader;
            if (opened == null) {
                opened = open();
                byte[] header = text.header();
                if (header.length > 0) {
                    return header;
                }
            }
            RowReader present = rows;
            while (present == null || !present.hasNext()) {
                present = nextGroup(opened);
                if (present == null) {
                    ended = true;
                    return null;
                }
            }
            present.next();
            rowsRead++;
            return text.line(present);
        } catch (Unusable unusable) {
            failure = unusable.getMessage();
        } catch (IOException | RuntimeException broken) {
            failure = FailureText.of(broken);
        } catch (LinkageError | VirtualMachineError beyond) {
            // A codec that is not there, pages that unpack to more than the memory holds, or a file cut while it is
            // mapped.
            failure = FailureText.of(beyond);
        }
        ended = true;
        return null;
    }

    /** Groups are read one after another, since reading ahead into the next ones would hold the pages of many. */
    private @Nullable RowReader nextGroup(ParquetFileReader opened) throws Unusable {
        closeQuietly(rows);
        rows = null;
        if (rowsRead != groupsEnd) {
            throw new Unusable(
                    "a group of its rows ends after %,d rows where it says %,d".formatted(rowsRead, groupsEnd));
        }
        while (nextGroup < groups.size()) {
            long size = groups.get(nextGroup++).numRows();
            if (size > 0) {
                groupsEnd += size;
                rows = opened.buildRowReader()
                        .projection(text.columns())
                        .skip(rowsRead)
                        .head(size)
                        .build();
                return rows;
            }
        }
        return null;
    }

    private ParquetFileReader open() throws Unusable, IOException {
        file.open();
        long pagesEnd = FooterCheck.bytes(file);
        // One thread beside this one: others decode other files.
        HardwoodContext threads = HardwoodContext.create(1);
        context = threads;
        ParquetFileReader opened = ParquetFileReader.open(file, threads);
        reader = opened;
        FileMetaData metadata = opened.getFileMetaData();
        FooterCheck.schema(metadata);
        PageCheck pages = new PageCheck(file, pagesEnd);
        for (RowGroup group : metadata.rowGroups()) {
            if (group.numRows() < 0) {
                throw new Unusable("its row groups do not have as many rows as it says");
            }
            pages.rowGroup(group);
            allRows += group.numRows();
        }
        if (allRows != metadata.numRows()) {
            throw new Unusable("its row groups do not have as many rows as it says");
        }
        FlowRowText flows = FlowRowText.of(opened.getFileSchema());
        text = flows == null ? new JsonRowText() : flows;
        groups = metadata.rowGroups();
        return opened;
    }

    /** Which part of the rows was read, 0 to 1. */
    public double share() {
        return allRows <= 0 ? 0 : Math.min(1, (double) rowsRead / allRows);
    }

    /** Why the rows ended early, as a phrase; known once {@link #next} has returned null, else null. */
    public @Nullable String failure() {
        return failure;
    }

    @Override
    public void close() {
        ended = true;
        closeQuietly(rows);
        closeQuietly(reader);
        closeQuietly(context);
        closeQuietly(file);
        rows = null;
        reader = null;
        context = null;
    }

    private static void closeQuietly(@Nullable AutoCloseable resource) {
        if (resource == null) {
            return;
        }
        try {
            resource.close();
        } catch (Exception nothingIsLost) {
            // The file was only read.
            return;
        }
    }
}

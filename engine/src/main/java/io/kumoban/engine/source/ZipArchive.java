package io.kumoban.engine.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A zip archive read through its central directory, entries in the order of their names. */
final class ZipArchive implements Archive {
    private final String container;
    private final List<Skipped> skipped;
    private final ReadLimits limits;
    private final Inflaters inflaters;
    private final Meter meter;
    private final SeekableByteChannel channel;
    private final @Nullable ZipFile zip;
    private final Iterator<ZipArchiveEntry> entries;
    private int entriesSeen;
    private @Nullable String failure;

    /** @param channel the archive's bytes; closed with the archive */
    ZipArchive(
            SeekableByteChannel channel,
            String container,
            List<Skipped> skipped,
            ReadLimits limits,
            Inflaters inflaters,
            Meter meter) {
        this.container = container;
        this.skipped = skipped;
        this.limits = limits;
        this.inflaters = inflaters;
        this.meter = meter;
        this.channel = channel;
        ZipFile opened = null;
        List<ZipArchiveEntry> listed = List.of();
        String trouble = null;
        try {
            opened = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            listed = Collections.list(opened.getEntries());
            listed.sort(Comparator.comparing(ZipArchiveEntry::getRawName, Arrays::compareUnsigned)
                    .thenComparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        } catch (IOException | RuntimeException broken) {
            // The library meets hostile archives with either kind of exception.
            trouble = "the central directory of the zip archive is missing or corrupt";
        }
        this.zip = opened;
        this.entries = listed.iterator();
        this.failure = trouble;
    }

    @Override
    public @Nullable Entry next() {
        while (zip != null && entries.hasNext()) {
            if (++entriesSeen > limits.maxArchiveEntries()) {
                failure = limits.tooManyEntries();
                return null;
            }
            ZipArchiveEntry entry = entries.next();
            String name = ShownName.ofEntry(entry.getRawName());
            if (entry.isDirectory()) {
                continue;
            }
            String reason = whyNot(entry);
            if (reason == null) {
                return new Entry(name, open(zip, entry));
            }
            skipped.add(new Skipped(container + "!/" + name, reason));
        }
        return null;
    }

    @Override
    public @Nullable String failure() {
        return failure;
    }

    @Override
    public void close() {
        try {
            if (zip != null) {
                zip.close();
            }
            channel.close();
        } catch (IOException nothingIsLost) {
            // The archive was only read.
            return;
        }
    }

    private static @Nullable String whyNot(ZipArchiveEntry entry) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            return "the zip entry is encrypted; unpack it with its password first";
        }
        if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
            return "the zip entry uses compression method " + entry.getMethod() + "; unpack it first";
        }
        return entry.isUnixSymlink() ? "the zip entry is a symbolic link" : null;
    }

    private Bytes open(ZipFile zip, ZipArchiveEntry entry) {
        try {
            InputStream raw = zip.getRawInputStream(entry);
            if (raw == null) {
                return new Bytes.Failed("the zip entry has no data");
            }
            Bytes packed = new FileBytes(raw, meter);
            Bytes body = entry.getMethod() == ZipEntry.STORED
                    ? packed
                    : new Deflated(new Input(packed, LogSource.capacity(entry.getCompressedSize())), inflaters);
            return new Metered(new Checked(body, entry.getCrc(), entry.getSize()), meter, 0);
        } catch (IOException | RuntimeException broken) {
            return new Bytes.Failed("the header of the zip entry is corrupt");
        }
    }
}

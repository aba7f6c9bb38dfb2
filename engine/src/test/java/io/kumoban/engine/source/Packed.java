package io.kumoban.engine.source;

import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Bytes packed for tests, by writers other than the code under test. */
final class Packed {
    private Packed() {}

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Lines that differ, so that they deflate like a log and not like zeros. */
    static byte[] log(int lines) {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < lines; i++) {
            log.append("{\"event\":").append(i * 2654435761L % 1_000_003).append("}\n");
        }
        return text(log.toString());
    }

    static byte[] gzip(byte[] plain) {
        return written(out -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(plain);
            }
        });
    }

    static byte[] gzipOfZeros(int mebibytes) {
        return written(out -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                byte[] zeros = new byte[1 << 20];
                for (int i = 0; i < mebibytes; i++) {
                    gzip.write(zeros);
                }
            }
        });
    }

    /** A gzip member with every optional header field. */
    static byte[] gzipWithAllFields(byte[] plain) {
        byte[] header = concat(
                new byte[] {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3},
                new byte[] {3, 0, 'a', 'b', 'c'},
                text("trail.json\0"),
                text("a comment\0"));
        CRC32 headerCrc = new CRC32();
        headerCrc.update(header);
        CRC32 crc = new CRC32();
        crc.update(plain);
        byte[] body = written(out -> {
            try (DeflaterOutputStream deflater =
                    new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
                deflater.write(plain);
            }
        });
        return concat(
                header,
                littleEndian(headerCrc.getValue(), 2),
                body,
                littleEndian(crc.getValue(), 4),
                littleEndian(plain.length, 4));
    }

    static byte[] zstd(byte[] plain) {
        return written(out -> {
            try (OutputStream zstd = ZstdOutputStream.create(out)) {
                zstd.write(plain);
            }
        });
    }

    static byte[] zip(Map<String, byte[]> entries) {
        return written(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                    zip.closeEntry();
                }
            }
        });
    }

    static byte[] storedZip(String name, byte[] plain) {
        return written(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                CRC32 crc = new CRC32();
                crc.update(plain);
                ZipEntry entry = new ZipEntry(name);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(plain.length);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(plain);
                zip.closeEntry();
            }
        });
    }

    static byte[] tar(Map<String, byte[]> entries) {
        return tar(entries, TarArchiveOutputStream.LONGFILE_POSIX);
    }

    static byte[] tar(Map<String, byte[]> entries, int longNames) {
        return written(out -> {
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8")) {
                tar.setLongFileMode(longNames);
                for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                    TarArchiveEntry header = new TarArchiveEntry(entry.getKey(), true);
                    header.setSize(entry.getValue().length);
                    tar.putArchiveEntry(header);
                    tar.write(entry.getValue());
                    tar.closeArchiveEntry();
                }
            }
        });
    }

    /** A tar header of the form before POSIX, without magic, followed by the body. */
    static byte[] oldTarEntry(byte[] name, char type, byte[] body) {
        byte[] block = new byte[512 + (body.length + 511) / 512 * 512];
        System.arraycopy(name, 0, block, 0, name.length);
        put(block, 100, "0000644\0");
        put(block, 108, "0000000\0");
        put(block, 116, "0000000\0");
        put(block, 124, "%011o ".formatted(body.length));
        put(block, 136, "00000000000 ");
        put(block, 148, "        ");
        block[156] = (byte) type;
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += block[i] & 0xFF;
        }
        put(block, 148, "%06o\0 ".formatted(sum));
        System.arraycopy(body, 0, block, 512, body.length);
        return block;
    }

    static byte[] concat(byte[]... parts) {
        return written(out -> {
            for (byte[] part : parts) {
                out.write(part);
            }
        });
    }

    private static void put(byte[] block, int at, String text) {
        byte[] bytes = text(text);
        System.arraycopy(bytes, 0, block, at, bytes.length);
    }

    private static byte[] littleEndian(long value, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (value >> (8 * i));
        }
        return bytes;
    }

    private static byte[] written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException memoryIsFull) {
            throw new UncheckedIOException(memoryIsFull);
        }
        return out.toByteArray();
    }
}

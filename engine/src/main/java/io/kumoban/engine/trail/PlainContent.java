package io.kumoban.engine.trail;

import io.kumoban.engine.source.GzipHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * What is inside a delivered file: the service hashes the content before compression. A gzip file must be one member to
 * its last byte, as it was delivered; anything else counts as its own content.
 *
 * @param sha256 of the content, lower-case hex; empty when it cannot be read
 * @param bytes  the content where it was to be kept, else empty
 * @param damage why it cannot be read; empty when it can
 */
record PlainContent(String sha256, byte[] bytes, String damage) {
    /** Larger files are not looked into; CloudTrail delivers far smaller ones. */
    static final long LARGEST_STORED = 256L << 20;

    static final long LARGEST_LOG = 4L << 30;
    static final long LARGEST_DIGEST = 64L << 20;

    private static final int CHUNK = 1 << 16;
    private static final int TRAILER = 8;

    /** Hashes a log file. */
    static PlainContent ofLog(Path file) {
        return of(file, LARGEST_LOG, null);
    }

    /** Hashes a digest and keeps its content. */
    static PlainContent ofDigest(Path file) {
        return of(file, LARGEST_DIGEST, new ByteArrayOutputStream());
    }

    private static PlainContent of(Path file, long most, @Nullable ByteArrayOutputStream kept) {
        byte[] stored;
        try {
            if (Files.size(file) > LARGEST_STORED) {
                return damaged("it is larger than " + (LARGEST_STORED >> 20) + " MiB");
            }
            stored = Files.readAllBytes(file);
        } catch (IOException unreadable) {
            return damaged("it cannot be read: " + unreadable.getMessage());
        }
        MessageDigest hash = Hash.sha256();
        String damage = "";
        if (stored.length > 1 && (stored[0] & 0xff) == 0x1f && (stored[1] & 0xff) == 0x8b) {
            damage = inflate(stored, most, hash, kept);
        } else {
            hash.update(stored);
            if (kept != null) {
                kept.writeBytes(stored);
            }
        }
        return damage.isEmpty()
                ? new PlainContent(Hash.hex(hash), kept == null ? new byte[0] : kept.toByteArray(), "")
                : damaged(damage);
    }

    private static PlainContent damaged(String damage) {
        return new PlainContent("", new byte[0], damage);
    }

    /** Unpacks one member; says what is wrong with it, if anything. */
    private static String inflate(byte[] stored, long most, MessageDigest hash, @Nullable ByteArrayOutputStream kept) {
        int from = GzipHeader.end(stored, 0, stored.length);
        if (from < 0) {
            return "its gzip header is damaged";
        }
        Inflater inflater = new Inflater(true);
        CRC32 sum = new CRC32();
        try {
            inflater.setInput(stored, from, stored.length - from);
            byte[] chunk = new byte[CHUNK];
            long plain = 0;
            while (!inflater.finished()) {
                int count = inflater.inflate(chunk);
                if (count == 0 && !inflater.finished()) {
                    return "its gzip data is cut off";
                }
                plain += count;
                if (plain > most) {
                    return "it unpacks to more than " + (most >> 20) + " MiB";
                }
                hash.update(chunk, 0, count);
                sum.update(chunk, 0, count);
                if (kept != null) {
                    kept.write(chunk, 0, count);
                }
            }
            return trailer(stored, stored.length - inflater.getRemaining(), sum.getValue());
        } catch (DataFormatException damaged) {
            return "its gzip data is damaged";
        } finally {
            inflater.end();
        }
    }

    private static String trailer(byte[] stored, int at, long sum) {
        int rest = stored.length - at - TRAILER;
        if (rest < 0) {
            return "its gzip data is cut off";
        }
        long written = 0;
        for (int i = 3; i >= 0; i--) {
            written = written << 8 | stored[at + i] & 0xff;
        }
        if (written != sum) {
            return "its gzip checksum is wrong";
        }
        return rest == 0 ? "" : rest + " bytes follow behind its gzip data";
    }
}

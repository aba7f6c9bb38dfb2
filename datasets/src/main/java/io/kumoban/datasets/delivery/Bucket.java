package io.kumoban.datasets.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** The folder that stands for the log bucket: objects are put whole, and gzip carries no time of its making. */
public final class Bucket {
    private final Path folder;
    private final Set<Path> made = ConcurrentHashMap.newKeySet();

    public Bucket(Path folder) {
        this.folder = folder;
    }

    /**
     * Puts a gzip object.
     *
     * @param key the object's path below the folder
     * @param stamp the time in its name, seconds since 1970
     * @param content the text to compress, not empty
     * @param records the records inside, not empty
     */
    public DeliveredFile putCompressed(String key, long stamp, String content, List<? extends LogRecord> records) {
        byte[] plain = content.getBytes(StandardCharsets.UTF_8);
        byte[] stored = gzip(plain);
        write(key, stored);
        long oldest = records.stream().mapToLong(LogRecord::time).min().orElse(stamp);
        long newest = records.stream().mapToLong(LogRecord::time).max().orElse(stamp);
        return new DeliveredFile(
                key, stamp, records.size(), sha256(plain), plain.length, stored.length, oldest, newest);
    }

    /** Puts an object that is packed already. */
    public void putPacked(String key, byte[] packed, int length) {
        write(key, packed.length == length ? packed : Arrays.copyOf(packed, length));
    }

    /**
     * Puts an object that somebody else writes into the file.
     *
     * @return how large it became
     */
    public long putFile(String key, Consumer<Path> writer) {
        Path file = folder.resolve(key);
        try {
            makeFolder(file);
            writer.accept(file);
            return Files.size(file);
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    /** Puts a plain text object. */
    public DeliveredFile putText(String key, String content) {
        byte[] plain = content.getBytes(StandardCharsets.UTF_8);
        write(key, plain);
        return new DeliveredFile(key, 0, 0, sha256(plain), plain.length, plain.length, 0, 0);
    }

    /** SHA-256 as lower-case hex. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-256; use a complete JDK.", e);
        }
    }

    private void write(String key, byte[] content) {
        Path file = folder.resolve(key);
        try {
            makeFolder(file);
            Files.write(file, content);
        } catch (IOException e) {
            throw notWritten(file, e);
        }
    }

    private void makeFolder(Path file) throws IOException {
        Path parent = file.getParent();
        if (!made.contains(parent)) {
            Files.createDirectories(parent);
            made.add(parent);
        }
    }

    private static UncheckedIOException notWritten(Path file, IOException cause) {
        return new UncheckedIOException(
                "Could not write " + file + "; check that the folder is writable and the disk has room.", cause);
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream stored = new ByteArrayOutputStream(plain.length / 6 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(stored, 8192)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not compress " + plain.length + " bytes in memory.", e);
        }
        return stored.toByteArray();
    }
}

package io.kumoban.engine.feed;

import io.kumoban.engine.event.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file that is read once, from its start to its end, in pieces: hashed as it is stored, and unpacked if it is gzip. */
public final class HashedFile implements AutoCloseable {
    private static final int PIECE = 64 << 10;

    /** Enough to see what a file is, whatever blanks it begins with. */
    private static final int FIRST = 4 << 10;

    private final MessageDigest digest = Sha256.digest();
    private final BufferedInputStream stored;
    private final Content content;

    private HashedFile(Path file) throws IOException {
        stored = new BufferedInputStream(new DigestInputStream(Files.newInputStream(file), digest), PIECE);
        try {
            content = new Content(unpacked());
        } catch (IOException damaged) {
            stored.close();
            throw damaged;
        }
    }

    /**
     * Opens a file.
     *
     * @throws IOException when it cannot be read
     */
    public static HashedFile open(Path file) throws IOException {
        return new HashedFile(file);
    }

    private InputStream unpacked() throws IOException {
        stored.mark(2);
        byte[] magic = stored.readNBytes(2);
        stored.reset();
        boolean gzip = magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
        return gzip ? new GZIPInputStream(stored, PIECE) : stored;
    }

    /** The first bytes of the content, 4,096 or all of them; they are still to be read. */
    public byte[] first() {
        return content.first.clone();
    }

    /** The plain bytes, up to where the file ends or is damaged; closing this stream closes nothing. */
    public InputStream content() {
        return content;
    }

    /** Reads what is left of the file, and answers the SHA-256 of its bytes as stored: 64 hex digits. */
    public String sha256() throws IOException {
        stored.transferTo(OutputStream.nullOutputStream());
        return Sha256.text(digest);
    }

    @Override
    public void close() throws IOException {
        stored.close();
    }

    /** A stream of which the beginning was read already. Nothing is lost that comes before damage. */
    private static final class Content extends InputStream {
        private final InputStream rest;
        private final byte[] first;
        private int at;
        private @Nullable IOException damage;

        private Content(InputStream in) {
            rest = in;
            byte[] beginning = new byte[FIRST];
            int length = 0;
            try {
                for (int read = 0; read >= 0 && length < FIRST; length += Math.max(0, read)) {
                    read = in.read(beginning, length, FIRST - length);
                }
            } catch (IOException met) {
                damage = met;
            }
            first = Arrays.copyOf(beginning, length);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (at < first.length) {
                int count = Math.min(length, first.length - at);
                System.arraycopy(first, at, into, from, count);
                at += count;
                return count;
            }
            if (damage != null) {
                throw damage;
            }
            return rest.read(into, from, length);
        }
    }
}

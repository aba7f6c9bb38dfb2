package io.kumoban.console.replay;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The hash by which a manifest names the content of an input: of a file XXH3 with 128 bits over its bytes as stored. */
public final class InputHash {
    private static final int BUFFER = 256 << 10;

    /** Stands for a file that cannot be read. */
    public static final String UNREADABLE = "unreadable";

    private final byte[] buffer = new byte[BUFFER];

    /** {@code xxh3-128:} and 32 hex digits, or {@link #UNREADABLE} when the file has gone since it was listed. */
    public String of(Path file) {
        HashStream128 stream = Hashing.xxh3_128().hashStream();
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                stream.putBytes(buffer, 0, read);
            }
        } catch (IOException gone) {
            return UNREADABLE;
        }
        HashValue128 hash = stream.get();
        HexFormat hex = HexFormat.of();
        return "xxh3-128:" + hex.toHexDigits(hash.getMostSignificantBits())
                + hex.toHexDigits(hash.getLeastSignificantBits());
    }

    /** The same for a journal, whose rows are chained: {@code journal:} and 16 hex digits. */
    public static String ofJournal(long chain) {
        return "journal:" + HexFormat.of().toHexDigits(chain);
    }
}

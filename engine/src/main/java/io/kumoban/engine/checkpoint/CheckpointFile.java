package io.kumoban.engine.checkpoint;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/** One checkpoint on disk: a mark, the content, and the CRC-32C of both, so that a torn or changed one is noticed. */
final class CheckpointFile {
    /** KUMOBAN and the version of the content, which also is another when states or rows are saved in another way. */
    private static final long MARK = 0x4b554d4f42414e03L;

    private static final int BUFFER = 1 << 16;

    private CheckpointFile() {}

    /** Writes a whole file and forces it to disk; {@code written} is called before the latter. */
    static Set<String> write(Path file, CheckpointFolder.Content content, Runnable written) throws IOException {
        try (FileOutputStream raw = new FileOutputStream(file.toFile())) {
            CheckedOutputStream checked = new CheckedOutputStream(new BufferedOutputStream(raw, BUFFER), new CRC32C());
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(checked, BUFFER));
            out.writeLong(MARK);
            Set<String> sides = content.save(out);
            out.flush();
            DataOutputStream end = new DataOutputStream(checked);
            end.writeLong(checked.getChecksum().getValue());
            end.flush();
            written.run();
            raw.getFD().sync();
            return sides;
        }
    }

    /** What is wrong with a file, or nothing. */
    static Optional<String> damage(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            long content = Files.size(file) - Long.BYTES;
            if (content < Long.BYTES) {
                return Optional.of("it is cut short");
            }
            CRC32C sum = new CRC32C();
            byte[] buffer = new byte[BUFFER];
            long left = content;
            while (left > 0) {
                int count = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
                if (count == 0) {
                    return Optional.of("it is cut short");
                }
                sum.update(buffer, 0, count);
                left -= count;
            }
            long told = new DataInputStream(in).readLong();
            return told == sum.getValue() ? Optional.empty() : Optional.of("its checksum does not match");
        } catch (IOException unreadable) {
            return Optional.of("it cannot be read: " + unreadable.getMessage());
        }
    }

    /** Reads a file without damage. */
    static Set<String> read(Path file, CheckpointFolder.Reader reader) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            if (in.readLong() != MARK) {
                throw new WrongCheckpoint(
                        "%s is no checkpoint of this version of Kumoban; start without --resume to begin anew."
                                .formatted(file));
            }
            return reader.load(in);
        } catch (EOFException more) {
            throw new CheckpointError("The checkpoint %s holds less than is read of it.".formatted(file), more);
        } catch (IOException unreadable) {
            throw new CheckpointError("The checkpoint %s cannot be read.".formatted(file), unreadable);
        }
    }
}

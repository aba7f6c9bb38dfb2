package io.kumoban.engine.checkpoint;

import io.kumoban.engine.event.Saved;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/**
 * What detectors learned from one run, for another to begin with: one file, written whole or not at all, with the CRC-32C
 * of its content.
 */
public final class BaselineFile {
    private static final String KIND = "baseline";

    private BaselineFile() {}

    /** What is learned. */
    @FunctionalInterface
    public interface Content {
        void save(DataOutput out) throws IOException;
    }

    /** Takes what was learned. */
    @FunctionalInterface
    public interface Reader {
        void load(DataInput in) throws IOException;
    }

    /**
     * Writes a file beside its place, forces it to disk and puts it there.
     *
     * @throws CheckpointError when it cannot be written
     */
    public static void write(Path file, Identity identity, Content content) {
        Path written = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            CheckpointFile.write(
                    written,
                    out -> {
                        Saved.writeText(out, KIND);
                        identity.save(out);
                        content.save(out);
                        return Set.of();
                    },
                    () -> {});
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CheckpointError(
                    "The baseline %s cannot be written; is there room, and may you write there?".formatted(file), e);
        }
    }

    /**
     * Reads a file.
     *
     * @param identity of the run that wants it
     * @throws CheckpointError when it is damaged or cannot be read
     * @throws WrongCheckpoint when another set of detectors learned it, or it is something else
     */
    public static void read(Path file, Identity identity, Reader reader) {
        CheckpointFile.damage(file).ifPresent(damage -> {
            throw new CheckpointError(
                    "The baseline %s cannot be used: %s; save it again with --save-baseline.".formatted(file, damage));
        });
        CheckpointFile.read(file, in -> {
            if (!Saved.readText(in).equals(KIND)) {
                throw new WrongCheckpoint("%s is a checkpoint and no baseline.".formatted(file));
            }
            identity.differenceTo(Identity.load(in)).ifPresent(difference -> {
                throw new WrongCheckpoint(
                        "The baseline %s was learned by another run: %s. Run with the same detectors and lists, or save it again with --save-baseline."
                                .formatted(file, difference));
            });
            reader.load(in);
            return Set.of();
        });
    }
}

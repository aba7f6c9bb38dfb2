package io.kumoban.bench.peers;

import io.kumoban.bench.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The records that every peer reads, laid out in all faces in one folder. No record occurs twice: CloudTrail delivers some
 * twice, which we drop and the others would count.
 *
 * @param deliveries number of delivery files
 * @param plainBytes plain bytes of each face
 * @param fileBytes  bytes on disk of each face
 */
record Corpus(Path folder, int deliveries, long records, Map<Face, Long> plainBytes, Map<Face, Long> fileBytes)
        implements AutoCloseable {

    Corpus {
        plainBytes = Map.copyOf(plainBytes);
        fileBytes = Map.copyOf(fileBytes);
    }

    Path path(Face face) {
        return folder.resolve(face.file());
    }

    /** A folder for temporary files of the peers. */
    Path work() {
        return folder.resolve("work");
    }

    long plainBytes(Face face) {
        return plainBytes.getOrDefault(face, 0L);
    }

    long fileBytes(Face face) {
        return fileBytes.getOrDefault(face, 0L);
    }

    /** The files below a folder by name, or the file itself. */
    static List<Path> files(Path input) throws IOException {
        try (Stream<Path> all = Files.walk(input)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Override
    public void close() {
        WorkFolder.delete(folder);
    }
}

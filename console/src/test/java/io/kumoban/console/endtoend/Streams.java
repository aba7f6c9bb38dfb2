package io.kumoban.console.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** The stream of {@link EveryDetectorStream}, written once for all tests of a process and removed at its end. */
final class Streams {
    private Streams() {}

    static EveryDetectorStream everyDetector() {
        return Written.STREAM;
    }

    private static final class Written {
        static final EveryDetectorStream STREAM = EveryDetectorStream.write(folder());

        private Written() {}

        private static Path folder() {
            try {
                Path folder = Files.createTempDirectory("kumoban-every-detector");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException("no folder for the stream can be made", e);
            }
        }

        private static void remove(Path folder) {
            try (Stream<Path> content = Files.walk(folder)) {
                content.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(folder + " cannot be removed", e);
            }
        }
    }
}

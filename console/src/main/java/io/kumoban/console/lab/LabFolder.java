package io.kumoban.console.lab;

import io.kumoban.datasets.exercise.ExerciseAccount;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.sink.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A folder in which an exercise was started.
 *
 * @param path    of the folder
 * @param lab     the name of the exercise
 * @param seed    of its account
 * @param version of the program that wrote it
 */
public record LabFolder(Path path, String lab, long seed, String version) {
    private static final String FILE = "lab.json";
    private static final long LARGEST = 64 << 10;

    /**
     * Writes the account of an exercise, then the note of what it is.
     *
     * @throws IllegalArgumentException when the folder holds something
     */
    public static LabFolder start(Path path, String lab, long seed, String version) {
        ExerciseAccount.of(lab, seed).write(path);
        ObjectNode note = Json.object();
        note.put("lab", lab);
        note.put("seed", seed);
        note.put("version", version);
        WholeFile.write(path.resolve(FILE), Json.page(note));
        return new LabFolder(path, lab, seed, version);
    }

    /**
     * Reads what a folder is.
     *
     * @throws IOException when no exercise was started in it, with the reason
     */
    public static LabFolder open(Path path) throws IOException {
        Path file = path.resolve(FILE);
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
            throw new IOException("it holds no " + FILE);
        }
        try {
            JsonNode note = Json.read(Files.readString(file));
            if (note.path("lab").isString() && note.path("seed").isIntegralNumber()) {
                return new LabFolder(
                        path,
                        note.path("lab").asString(),
                        note.path("seed").asLong(),
                        note.path("version").asString(""));
            }
        } catch (JacksonException damaged) {
            throw new IOException("its " + FILE + " is damaged", damaged);
        }
        throw new IOException("its " + FILE + " names no exercise and seed");
    }

    /** The account that was written, with what is true of it. */
    public ExerciseAccount account() {
        return ExerciseAccount.of(lab, seed);
    }

    /** The logs. */
    public Path logs() {
        return path.resolve("AWSLogs");
    }

    /** What the logs cannot tell. */
    public Path context() {
        return path.resolve("context.yaml");
    }

    /** The folder of lists. */
    public Path intelligence() {
        return path.resolve("intel");
    }
}

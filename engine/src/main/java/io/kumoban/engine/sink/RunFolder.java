package io.kumoban.engine.sink;

import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The folder of a run: the names of its files, made anew or read back. An older run in the same folder is replaced file
 * by file; files with other names are left alone.
 */
public final class RunFolder {
    /** The folder of a run that names none. */
    public static final Path STANDARD = Path.of("kumoban-run");

    private static final String FINDINGS = "findings.jsonl";
    private static final String MANIFEST = "run.json";
    private static final String METRICS = "metrics.json";
    private static final String QUARANTINE = "quarantine.jsonl";
    private static final String INSIGHTS = "insights.jsonl";
    private static final String NEAR_MISSES = "near-misses.jsonl";
    private static final String GROUPS = "groups.jsonl";

    private final Path folder;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /** A folder for a new run: made when it is missing, and without the manifest of an older run. */
    public static RunFolder create(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve(MANIFEST));
        } catch (IOException e) {
            throw SinkError.writing(folder, e);
        }
        return new RunFolder(folder);
    }

    /** A folder that a run has written, to be read. */
    public static RunFolder of(Path folder) {
        return new RunFolder(folder);
    }

    public Path path() {
        return folder;
    }

    /** Where the results go unless the user sends one elsewhere; updates, scores and CSV go nowhere. */
    public Outputs outputs() {
        return new Outputs(
                folder.resolve(FINDINGS),
                folder.resolve(MANIFEST),
                folder.resolve(METRICS),
                folder.resolve(QUARANTINE),
                folder.resolve(INSIGHTS),
                folder.resolve(NEAR_MISSES),
                folder.resolve(GROUPS),
                null,
                null,
                null);
    }

    /** Whether the run came to its end. */
    public boolean isWhole() {
        return Files.exists(folder.resolve(MANIFEST));
    }

    /** The findings in stream order; to be closed by the caller. */
    public Stream<JsonNode> findings() {
        return JsonLines.read(folder.resolve(FINDINGS));
    }

    /** The insights in stream order; to be closed by the caller. */
    public Stream<JsonNode> insights() {
        return JsonLines.read(folder.resolve(INSIGHTS));
    }

    /** The near misses; to be closed by the caller. */
    public Stream<JsonNode> nearMisses() {
        return JsonLines.read(folder.resolve(NEAR_MISSES));
    }

    /** The finding groups, by time; to be closed by the caller. */
    public Stream<JsonNode> groups() {
        return JsonLines.read(folder.resolve(GROUPS));
    }

    /** The records that could not be used; to be closed by the caller. */
    public Stream<JsonNode> quarantine() {
        return JsonLines.read(folder.resolve(QUARANTINE));
    }

    public JsonNode metrics() {
        return page(folder.resolve(METRICS));
    }

    /**
     * What the run was made of.
     *
     * @throws SinkError when the file cannot be read or is no manifest
     */
    public Manifest manifest() {
        Path file = folder.resolve(MANIFEST);
        try {
            return ManifestJson.read(page(file));
        } catch (IllegalArgumentException unfit) {
            throw SinkError.reading(file, new IOException(unfit.getMessage(), unfit));
        }
    }

    private static JsonNode page(Path file) {
        try {
            return Json.read(Files.readString(file));
        } catch (IOException e) {
            throw SinkError.reading(file, e);
        } catch (JacksonException unreadable) {
            throw SinkError.reading(file, new IOException("it is no JSON document", unreadable));
        }
    }
}

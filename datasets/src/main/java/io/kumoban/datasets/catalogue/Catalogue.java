package io.kumoban.datasets.catalogue;

import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The public data sets that are known, as the file {@code catalogue.json} beside this class lists them. */
public final class Catalogue {
    private static final String RESOURCE = "catalogue.json";

    private final List<DataSet> sets;

    private Catalogue(List<DataSet> sets) {
        this.sets = List.copyOf(sets);
    }

    /** The shipped catalogue. */
    public static Catalogue shipped() {
        try (InputStream in =
                Objects.requireNonNull(Catalogue.class.getResourceAsStream(RESOURCE), RESOURCE + " is not shipped")) {
            List<DataSet> sets = new ArrayList<>();
            for (JsonNode set : Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .path("sets")) {
                sets.add(set(set));
            }
            return new Catalogue(sets);
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue inside the program cannot be read", e);
        }
    }

    private static DataSet set(JsonNode set) {
        List<String> formats = new ArrayList<>();
        set.path("formats").forEach(format -> formats.add(format.asString()));
        List<RemoteFile> files = new ArrayList<>();
        set.path("files")
                .forEach(file -> files.add(new RemoteFile(
                        text(file, "path"),
                        URI.create(text(file, "url")),
                        file.path("size").asLong(),
                        text(file, "sha256"))));
        return new DataSet(
                text(set, "name"),
                text(set, "title"),
                text(set, "holds"),
                URI.create(text(set, "origin")),
                text(set, "licence"),
                List.copyOf(formats),
                text(set, "labels"),
                text(set, "citation"),
                text(set, "advice"),
                List.copyOf(files));
    }

    private static String text(JsonNode of, String name) {
        return of.path(name).asString();
    }

    /** All sets, in the order of the catalogue. */
    public List<DataSet> sets() {
        return sets;
    }

    /** The set of this name. */
    public Optional<DataSet> find(String name) {
        return sets.stream().filter(set -> set.name().equals(name)).findFirst();
    }
}

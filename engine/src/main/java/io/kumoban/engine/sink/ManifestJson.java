package io.kumoban.engine.sink;

import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A manifest as a JSON document: what {@link #write} writes {@link #read} reads back, value by value. */
public final class ManifestJson {
    private static final String PROGRAM = "kumoban";

    private ManifestJson() {}

    /** The document of {@code run.json}. */
    public static ObjectNode write(Manifest manifest) {
        ObjectNode document = Json.object();
        document.put("program", PROGRAM);
        document.put("version", manifest.version());
        document.put("directory", manifest.directory());
        ObjectNode options = document.putObject("options");
        new TreeMap<>(manifest.options()).forEach((name, values) -> option(options, name, values));
        document.set("configuration", settings(manifest.settings()));
        ArrayNode detectors = document.putArray("detectors");
        manifest.detectors().stream().sorted().forEach(detectors::add);
        ArrayNode files = document.putArray("files");
        for (Manifest.Source file : manifest.files()) {
            files.addObject()
                    .put("role", file.role())
                    .put("name", file.name())
                    .put("file", file.file())
                    .put("sha256", file.sha256())
                    .put("entries", file.entries());
        }
        ArrayNode inputs = document.putArray("inputs");
        for (Manifest.Input input : manifest.inputs()) {
            inputs.addObject()
                    .put("file", input.file())
                    .put("bytes", input.bytes())
                    .put("hash", input.hash())
                    .put("records", input.records());
        }
        ObjectNode skipped = document.putObject("skipped");
        new TreeMap<>(manifest.skipped()).forEach(skipped::put);
        document.put("interrupted", manifest.interrupted());
        manifest.seed().ifPresent(value -> document.put("seed", value));
        ObjectNode seconds = document.putObject("seconds");
        new TreeMap<>(manifest.seconds()).forEach((part, value) -> Json.putNumber(seconds, part, value));
        return document;
    }

    /** One value is a text, none or several are a list. */
    private static void option(ObjectNode into, String name, List<String> values) {
        if (values.size() == 1) {
            into.put(name, values.getFirst());
        } else {
            ArrayNode list = into.putArray(name);
            values.forEach(list::add);
        }
    }

    private static ObjectNode settings(Settings settings) {
        ObjectNode configuration = Json.object();
        ArrayNode off = configuration.putArray("off");
        new TreeSet<>(settings.off()).forEach(off::add);
        ArrayNode on = configuration.putArray("on");
        new TreeSet<>(settings.on()).forEach(on::add);
        ObjectNode values = configuration.putObject("values");
        new TreeMap<>(settings.values()).forEach((id, set) -> {
            ObjectNode node = values.putObject(id);
            new TreeMap<>(set).forEach(node::put);
        });
        return configuration;
    }

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException when it is no manifest of this program, with what is wrong as a phrase
     */
    public static Manifest read(JsonNode document) {
        if (!document.path("program").asString("").equals(PROGRAM)) {
            throw new IllegalArgumentException("it is no manifest of a run");
        }
        List<Manifest.Source> files = new ArrayList<>();
        for (JsonNode file : document.path("files")) {
            files.add(new Manifest.Source(
                    text(file, "role"),
                    text(file, "name"),
                    text(file, "file"),
                    text(file, "sha256"),
                    file.path("entries").asLong(0)));
        }
        List<Manifest.Input> inputs = new ArrayList<>();
        for (JsonNode input : document.path("inputs")) {
            inputs.add(new Manifest.Input(
                    text(input, "file"),
                    input.path("bytes").asLong(0),
                    text(input, "hash"),
                    input.path("records").asLong(0)));
        }
        Map<String, Double> seconds = new LinkedHashMap<>();
        document.path("seconds")
                .properties()
                .forEach(part -> seconds.put(part.getKey(), part.getValue().asDouble(0)));
        JsonNode seed = document.path("seed");
        return new Manifest(
                text(document, "version"),
                text(document, "directory"),
                options(document.path("options")),
                settings(document.path("configuration")),
                texts(document.path("detectors")),
                files,
                inputs,
                textMap(document.path("skipped")),
                document.path("interrupted").asBoolean(false),
                seed.isIntegralNumber() ? OptionalLong.of(seed.asLong()) : OptionalLong.empty(),
                seconds);
    }

    private static Map<String, List<String>> options(JsonNode node) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        node.properties().forEach(option -> {
            JsonNode value = option.getValue();
            options.put(option.getKey(), value.isArray() ? texts(value) : List.of(value.asString("")));
        });
        return options;
    }

    private static Settings settings(JsonNode node) {
        Map<String, Map<String, String>> values = new LinkedHashMap<>();
        node.path("values").properties().forEach(set -> values.put(set.getKey(), textMap(set.getValue())));
        return new Settings(new HashSet<>(texts(node.path("off"))), new HashSet<>(texts(node.path("on"))), values);
    }

    private static Map<String, String> textMap(JsonNode node) {
        Map<String, String> texts = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString("")));
        return texts;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    /** A text that must be there. */
    private static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isString()) {
            throw new IllegalArgumentException(
                    "its '" + name + "' is missing or no text; an older version may have written it");
        }
        return value.asString();
    }
}

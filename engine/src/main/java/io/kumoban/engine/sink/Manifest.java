package io.kumoban.engine.sink;

import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.json.Json;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a run was made of, enough to repeat it and to tell whether it was the same: {@code run.json}, written last, so
 * that a folder without it is not a whole run.
 *
 * @param version   of the program
 * @param options   as the user gave them or as they stood by default, by name
 * @param settings  detectors switched off and on, and parameters set
 * @param detectors ids of those that were loaded
 * @param files     configuration, lists and rules that were read, besides the input
 * @param inputs    the logs
 * @param skipped   input files that were not read, with the reason
 * @param seed      where something was drawn at random
 * @param seconds   how long each part took
 */
public record Manifest(
        String version,
        Map<String, String> options,
        Settings settings,
        List<String> detectors,
        List<Source> files,
        List<Input> inputs,
        Map<String, String> skipped,
        OptionalLong seed,
        Map<String, Double> seconds) {

    /**
     * A file that says how to run.
     *
     * @param role    {@code list}, {@code config}, {@code context}, {@code suppress}, {@code geoip}, {@code mapping},
     *                {@code rules}
     * @param entries entries that were used
     */
    public record Source(String role, String name, String file, String sha256, long entries) {
        /** The role of a file of a list. */
        public static final String LIST = "list";

        /** The role of a database of places. */
        public static final String PLACES = "geoip";
    }

    /**
     * A log file.
     *
     * @param file    relative to the input root
     * @param bytes   as stored
     * @param hash    of the content, with the name of the algorithm before a colon
     * @param records good and bad ones
     */
    public record Input(String file, long bytes, String hash, long records) {}

    ObjectNode document() {
        ObjectNode document = Json.object();
        document.put("program", "kumoban");
        document.put("version", version);
        ObjectNode optionNode = document.putObject("options");
        new TreeMap<>(options).forEach(optionNode::put);
        ObjectNode configuration = document.putObject("configuration");
        ArrayNode off = configuration.putArray("off");
        new TreeSet<>(settings.off()).forEach(off::add);
        ArrayNode on = configuration.putArray("on");
        new TreeSet<>(settings.on()).forEach(on::add);
        ObjectNode values = configuration.putObject("values");
        new TreeMap<>(settings.values()).forEach((id, set) -> {
            ObjectNode node = values.putObject(id);
            new TreeMap<>(set).forEach(node::put);
        });
        ArrayNode ids = document.putArray("detectors");
        detectors.stream().sorted().forEach(ids::add);
        ArrayNode sources = document.putArray("files");
        for (Source file : files) {
            sources.addObject()
                    .put("role", file.role())
                    .put("name", file.name())
                    .put("file", file.file())
                    .put("sha256", file.sha256())
                    .put("entries", file.entries());
        }
        ArrayNode read = document.putArray("inputs");
        for (Input input : inputs) {
            read.addObject()
                    .put("file", input.file())
                    .put("bytes", input.bytes())
                    .put("hash", input.hash())
                    .put("records", input.records());
        }
        ObjectNode notRead = document.putObject("skipped");
        new TreeMap<>(skipped).forEach(notRead::put);
        seed.ifPresent(value -> document.put("seed", value));
        ObjectNode times = document.putObject("seconds");
        new TreeMap<>(seconds).forEach((part, value) -> Json.putNumber(times, part, value));
        return document;
    }
}

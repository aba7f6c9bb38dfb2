package io.kumoban.detectors.sigma.plan;

import io.kumoban.engine.json.Json;
import io.kumoban.engine.testing.ExternalData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/** Recorded events as JSON objects: CloudTrail of several sources, Zeek, Suricata. */
public final class RealRecords {
    private static final int MOST_OF_A_FILE = 2000;

    private RealRecords() {}

    static List<String> all() {
        return of(
                "cloudtrail-invictus",
                "cloudtrail-stratus",
                "cloudtrail-traildiscover/events",
                "cloudtrail-delivery",
                "zeek-apt29",
                "flow-ctu",
                "panther-tests");
    }

    /** Every JSON record of the data sets, however many a file holds. */
    static List<String> withoutLimit() {
        return read(
                Integer.MAX_VALUE,
                "cloudtrail-invictus",
                "cloudtrail-stratus",
                "cloudtrail-traildiscover/events",
                "cloudtrail-delivery",
                "zeek-apt29",
                "zeek-wrccdc",
                "flow-ctu",
                "panther-tests");
    }

    /** The records of some data sets, in the order of their files; of a large file the first ones. */
    public static List<String> of(String... sets) {
        return read(MOST_OF_A_FILE, sets);
    }

    private static List<String> read(int most, String... sets) {
        List<String> records = new ArrayList<>();
        for (String set : sets) {
            try (Stream<Path> files = Files.walk(ExternalData.named(set))) {
                files.filter(Files::isRegularFile).sorted().forEach(file -> read(file, most, records));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return records;
    }

    private static void read(Path file, int most, List<String> records) {
        String name = String.valueOf(file.getFileName());
        if (!name.matches(".*json(l|\\.gz)?|.*zeek\\.log\\.gz") || name.equals("labels.jsonl")) {
            return;
        }
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            if (name.endsWith("jsonl") || name.matches(".*(zeek|suricata|dns).*")) {
                reader.lines().filter(line -> line.startsWith("{")).limit(most).forEach(records::add);
            } else {
                JsonNode tree = Json.mapper().readTree(reader);
                JsonNode list = tree.has("Records") ? tree.get("Records") : tree;
                if (list.isArray()) {
                    list.forEach(record -> records.add(record.toString()));
                } else {
                    records.add(list.toString());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

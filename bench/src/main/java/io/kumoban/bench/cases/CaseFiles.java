package io.kumoban.bench.cases;

import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;

/** Reads the labelled recordings of a folder of public data sets; a set that is missing has no cases. */
final class CaseFiles {
    private static final String INVICTUS = "cloudtrail-invictus";

    private final Path folder;

    CaseFiles(Path folder) {
        this.folder = folder;
    }

    /** Single techniques, a file each. */
    List<LabelledCase> stratus() throws IOException {
        List<LabelledCase> cases = new ArrayList<>();
        for (Path file : json("cloudtrail-stratus")) {
            cases.add(LabelledCase.whole("stratus", stem(file), records(Json.read(Files.readString(file)))));
        }
        return cases;
    }

    /** Two recordings in archives: lines of JSON, and a table. */
    List<LabelledCase> otrf() throws IOException {
        List<LabelledCase> cases = new ArrayList<>();
        Path set = folder.resolve("cloudtrail-otrf");
        Path proxy = set.resolve("collection/ec2_proxy_s3_exfiltration.zip");
        if (Files.exists(proxy)) {
            List<String> records = new ArrayList<>();
            for (String line : firstEntry(proxy).lines().toList()) {
                records.add(CaseRecord.of(Json.read(line)));
            }
            cases.add(LabelledCase.whole("otrf", "ec2-proxy-s3-exfiltration", records));
        }
        Path bucket = set.resolve("discovery/aws_s3_honeybucketlogs.zip");
        if (Files.exists(bucket)) {
            cases.add(LabelledCase.whole("otrf", "s3-honey-bucket", HoneyBucketTable.records(firstEntry(bucket))));
        }
        return cases;
    }

    /** One recording with techniques one after another; the events of each detonation are its attack. */
    List<LabelledCase> invictus() throws IOException {
        Map<String, Set<String>> detonations = new TreeMap<>();
        for (JsonNode label : labels()) {
            if (label.path("role").asString("").equals("detonation")) {
                detonations
                        .computeIfAbsent(label.path("technique").asString(), unused -> new TreeSet<>())
                        .add(label.path("eventID").asString());
            }
        }
        List<String> recording = invictusRecords(Set.of());
        return detonations.entrySet().stream()
                .map(entry -> new LabelledCase("invictus", entry.getKey(), recording, entry.getValue()))
                .toList();
    }

    /** The records of that recording which belong to no run of an attack. */
    List<String> invictusBackground() throws IOException {
        Set<String> labelled = new TreeSet<>();
        for (JsonNode label : labels()) {
            labelled.add(label.path("eventID").asString());
        }
        return invictusRecords(labelled);
    }

    /** One event each of calls that attackers make. */
    List<LabelledCase> trailDiscover() throws IOException {
        List<LabelledCase> cases = new ArrayList<>();
        for (Path file : json("cloudtrail-traildiscover/events")) {
            cases.add(LabelledCase.whole("traildiscover", stem(file), records(Json.read(Files.readString(file)))));
        }
        return cases;
    }

    /** Test events of detection rules for CloudTrail, by whether their rule is expected to fire. */
    Map<Boolean, List<LabelledCase>> panther() throws IOException {
        List<LabelledCase> fires = new ArrayList<>();
        List<LabelledCase> rests = new ArrayList<>();
        Map<Boolean, List<LabelledCase>> cases = Map.of(true, fires, false, rests);
        Path file = folder.resolve("panther-tests/rule-tests.jsonl");
        if (!Files.exists(file)) {
            return cases;
        }
        for (String line : Files.readAllLines(file)) {
            JsonNode test = Json.read(line);
            if (test.path("types").toString().contains("\"AWS.CloudTrail\"")
                    && test.path("log").path("eventName").isString()) {
                (test.path("expected").asBoolean() ? fires : rests)
                        .add(LabelledCase.whole(
                                "panther",
                                test.path("rule").asString() + ": "
                                        + test.path("test").asString(),
                                List.of(CaseRecord.of(test.path("log")))));
            }
        }
        return cases;
    }

    /** Amazon's published address ranges. */
    List<String> awsRanges() throws IOException {
        Path file = folder.resolve("aws-ip-ranges/ip-ranges.json.gz");
        List<String> ranges = new ArrayList<>();
        if (Files.exists(file)) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                JsonNode document = Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                document.path("prefixes")
                        .forEach(prefix -> ranges.add(prefix.path("ip_prefix").asString()));
                document.path("ipv6_prefixes")
                        .forEach(prefix -> ranges.add(prefix.path("ipv6_prefix").asString()));
            }
        }
        return ranges;
    }

    private List<JsonNode> labels() throws IOException {
        Path file = folder.resolve(INVICTUS).resolve("labels.jsonl");
        List<JsonNode> labels = new ArrayList<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                labels.add(Json.read(line));
            }
        }
        return labels;
    }

    private List<String> invictusRecords(Set<String> without) throws IOException {
        Path set = folder.resolve(INVICTUS).resolve("CloudTrail");
        List<String> records = new ArrayList<>();
        if (!Files.isDirectory(set)) {
            return records;
        }
        List<Path> files;
        try (Stream<Path> walk = Files.walk(set)) {
            files = walk.filter(file -> file.toString().contains(".json"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            for (JsonNode record : Json.read(text(file)).path("Records")) {
                if (!without.contains(record.path("eventID").asString(""))) {
                    records.add(CaseRecord.of(record));
                }
            }
        }
        return records;
    }

    private List<Path> json(String set) throws IOException {
        Path within = folder.resolve(set);
        if (!Files.isDirectory(within)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(within)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> records(JsonNode document) {
        if (!document.isArray()) {
            return List.of(CaseRecord.of(document));
        }
        List<String> records = new ArrayList<>();
        document.forEach(record -> records.add(CaseRecord.of(record)));
        return records;
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = file.toString().endsWith(".gz")
                ? new GZIPInputStream(Files.newInputStream(file))
                : Files.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String firstEntry(Path zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            ZipEntry entry = in.getNextEntry();
            return entry == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }
}

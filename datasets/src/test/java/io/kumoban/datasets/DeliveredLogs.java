package io.kumoban.datasets;

import io.kumoban.datasets.delivery.Bucket;
import io.kumoban.engine.event.ContentId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a data set's folder with nothing but a JSON parser and line splitting. */
public final class DeliveredLogs {
    private static final Pattern STAMP = Pattern.compile("_(\\d{8}T\\d{4})Z_");
    private static final JsonMapper JSON = new JsonMapper();

    public final List<Call> calls = new ArrayList<>();
    public final List<FlowLine> flows = new ArrayList<>();
    public final List<Line> lookups = new ArrayList<>();
    public final List<JsonNode> digests = new ArrayList<>();
    public final Map<String, Integer> filesByFolder = new HashMap<>();
    public final Map<String, String> sha256ByPath = new HashMap<>();

    /** A CloudTrail record and the time stamp of its file, seconds since 1970; parsed when asked, to stay small. */
    public record Call(long stamp, String text) {
        public JsonNode record() {
            return JSON.readTree(text);
        }

        public long time() {
            return seconds(text("eventTime"));
        }

        /** A member of the record that is a string. */
        public String text(String name) {
            return value(text, name);
        }
    }

    /** A flow record by column name. */
    public record FlowLine(long stamp, String text, List<String> names) {
        public String get(String column) {
            int start = 0;
            for (int i = names.indexOf(column); i > 0; i--) {
                start = text.indexOf(' ', start) + 1;
            }
            int end = text.indexOf(' ', start);
            return text.substring(start, end < 0 ? text.length() : end);
        }

        public long number(String column) {
            return Long.parseLong(get(column));
        }
    }

    /** A DNS record. */
    public record Line(long stamp, String text) {
        public long time() {
            return seconds(text("query_timestamp"));
        }

        /** A member of the record that is a string. */
        public String text(String name) {
            return value(text, name);
        }
    }

    public static DeliveredLogs read(Path folder) throws IOException {
        DeliveredLogs logs = new DeliveredLogs();
        try (Stream<Path> files = Files.walk(folder.resolve("AWSLogs"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                logs.add(folder.relativize(file).toString().replace('\\', '/'), file);
            }
        }
        return logs;
    }

    /** The content ids of all events, as the engine names them. */
    public Set<String> contentIds() {
        Set<String> ids = new HashSet<>();
        calls.forEach(call -> ids.add(ContentId.ofCall(call.text("recipientAccountId"), call.text("eventID"))));
        flows.forEach(flow -> ids.add(ContentId.ofFlow(
                String.join(" ", flow.names()).getBytes(StandardCharsets.UTF_8),
                flow.text().getBytes(StandardCharsets.UTF_8))));
        lookups.forEach(query -> {
            byte[] bytes = query.text().getBytes(StandardCharsets.UTF_8);
            ids.add(ContentId.ofBytes(bytes, 0, bytes.length));
        });
        return ids;
    }

    public static List<JsonNode> jsonLines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(JSON::readTree).toList();
    }

    public static JsonNode json(Path file) throws IOException {
        return JSON.readTree(Files.readString(file));
    }

    private static long seconds(String iso) {
        return Instant.parse(iso).getEpochSecond();
    }

    /** The value of the only member of this name, or of the first. */
    private static String value(String json, String name) {
        String start = '"' + name + "\":\"";
        int from = json.indexOf(start) + start.length();
        return json.substring(from, json.indexOf('"', from));
    }

    private void add(String path, Path file) throws IOException {
        byte[] plain;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            plain = in.readAllBytes();
        }
        String text = new String(plain, StandardCharsets.UTF_8);
        String family = path.split("/")[2];
        filesByFolder.merge(family, 1, Integer::sum);
        sha256ByPath.put(path, Bucket.sha256(plain));
        switch (family) {
            case "CloudTrail" -> addCalls(stamp(path), text);
            case "CloudTrail-Digest" -> digests.add(JSON.readTree(text));
            case "vpcflowlogs" -> addFlows(stamp(path), text);
            case "vpcdnsquerylogs" -> addLookups(stamp(path), text);
            default -> throw new AssertionError("unexpected file " + path);
        }
    }

    private void addCalls(long stamp, String text) {
        List<String> records = new ArrayList<>();
        for (JsonNode record : JSON.readTree(text).get("Records")) {
            records.add(record.toString());
        }
        if (!text.equals("{\"Records\":[" + String.join(",", records) + "]}")) {
            throw new AssertionError("the records are not the file's bytes: " + text);
        }
        records.forEach(record -> calls.add(new Call(stamp, record)));
    }

    private void addFlows(long stamp, String text) {
        List<String> lines = text.lines().toList();
        List<String> names = List.of(lines.getFirst().split(" "));
        for (String line : lines.subList(1, lines.size())) {
            if (line.split(" ").length != names.size()) {
                throw new AssertionError("not a line of " + names.size() + " columns: " + line);
            }
            flows.add(new FlowLine(stamp, line, names));
        }
    }

    private void addLookups(long stamp, String text) {
        text.lines().forEach(line -> {
            if (!JSON.readTree(line).isObject()) {
                throw new AssertionError("not a JSON object: " + line);
            }
            lookups.add(new Line(stamp, line));
        });
    }

    private static long stamp(String path) {
        Matcher matcher = STAMP.matcher(path);
        if (!matcher.find()) {
            throw new AssertionError("no time stamp in " + path);
        }
        return LocalDateTime.parse(matcher.group(1), DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm"))
                .toEpochSecond(ZoneOffset.UTC);
    }
}

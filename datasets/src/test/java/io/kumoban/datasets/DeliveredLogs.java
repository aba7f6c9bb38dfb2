package io.kumoban.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    public final Map<String, byte[]> plainByPath = new HashMap<>();

    /** A CloudTrail record and the time stamp of its file, seconds since 1970. */
    public record Call(long stamp, JsonNode record, String text) {
        public long time() {
            return seconds(record.get("eventTime").asString());
        }

        public String text(String name) {
            return record.path(name).asString("");
        }
    }

    /** A flow record by column name. */
    public record FlowLine(long stamp, String text, Map<String, String> columns) {
        public String get(String column) {
            return columns.get(column);
        }

        public long number(String column) {
            return Long.parseLong(get(column));
        }
    }

    /** A DNS record. */
    public record Line(long stamp, String text, JsonNode record) {
        public long time() {
            return seconds(record.get("query_timestamp").asString());
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

    public static List<JsonNode> jsonLines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(JSON::readTree).toList();
    }

    public static JsonNode json(Path file) throws IOException {
        return JSON.readTree(Files.readString(file));
    }

    static long seconds(String iso) {
        return java.time.Instant.parse(iso).getEpochSecond();
    }

    private void add(String path, Path file) throws IOException {
        byte[] plain;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 1 << 16)) {
            plain = in.readAllBytes();
        }
        String text = new String(plain, StandardCharsets.UTF_8);
        String family = path.split("/")[2];
        filesByFolder.merge(family, 1, Integer::sum);
        plainByPath.put(path, plain);
        switch (family) {
            case "CloudTrail" -> addCalls(stamp(path), text);
            case "CloudTrail-Digest" -> digests.add(JSON.readTree(text));
            case "vpcflowlogs" -> addFlows(stamp(path), text);
            case "vpcdnsquerylogs" ->
                text.lines().forEach(line -> lookups.add(new Line(stamp(path), line, JSON.readTree(line))));
            default -> throw new AssertionError("unexpected file " + path);
        }
    }

    private void addCalls(long stamp, String text) {
        JsonNode document = JSON.readTree(text);
        for (JsonNode record : document.get("Records")) {
            calls.add(new Call(stamp, record, record.toString()));
        }
    }

    private void addFlows(long stamp, String text) {
        List<String> lines = text.lines().toList();
        String[] names = lines.getFirst().split(" ");
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(" ");
            if (values.length != names.length) {
                throw new AssertionError("a line of " + values.length + " columns: " + line);
            }
            Map<String, String> columns = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                columns.put(names[i], values[i]);
            }
            flows.add(new FlowLine(stamp, line, columns));
        }
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

package io.kumoban.bench.shape;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The logs under one path, summed up by family. */
final class LogSet {
    private static final JsonMapper JSON = new JsonMapper();

    private final CallFigures calls = new CallFigures();
    private final FlowFigures flows = new FlowFigures();
    private final QueryFigures queries = new QueryFigures();

    private LogSet() {}

    static LogSet read(Path path) throws IOException {
        LogSet set = new LogSet();
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> logs = files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("CloudTrail-Digest"))
                    .sorted()
                    .toList();
            for (Path file : logs) {
                set.add(file);
            }
        }
        return set;
    }

    /** All figures, by what they are. */
    Map<String, String> figures() {
        Map<String, String> figures = new LinkedHashMap<>();
        calls.tell(figures);
        flows.tell(figures);
        queries.tell(figures);
        return figures;
    }

    private void add(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            @Nullable String line = reader.readLine();
            if (line == null) {
                return;
            }
            if (line.contains("srcaddr ") && !line.startsWith("{")) {
                flows.columns(line);
                reader.lines().forEach(flows::add);
            } else if (line.startsWith("{\"Records\"")) {
                StringBuilder document = new StringBuilder(line);
                reader.lines().forEach(document::append);
                JSON.readTree(document.toString()).path("Records").forEach(calls::add);
            } else if (line.startsWith("{") && line.contains("query_name")) {
                query(line);
                reader.lines().forEach(this::query);
            }
        }
    }

    private void query(String line) {
        JsonNode record = JSON.readTree(line);
        queries.add(record);
    }
}

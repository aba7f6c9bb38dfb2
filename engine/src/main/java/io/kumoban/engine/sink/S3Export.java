package io.kumoban.engine.sink;

import io.kumoban.engine.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * Findings as GuardDuty exports them to a bucket (AWS page "Exporting generated findings to Amazon S3 buckets"): packed
 * JSON Lines under {@code AWSLogs/ACCOUNT/GuardDuty/REGION/YYYY/MM/DD/}, by the day of their last update. A file is named
 * after its content. Holds at most {@link #MOST_HELD} bytes of lines; beyond that a day has several files.
 */
public final class S3Export {
    /** How many bytes of lines wait to be written at most. */
    static final int MOST_HELD = 16 << 20;

    private static final int DATE = "2026-03-01".length();

    private final Path folder;
    private final int mostHeld;
    private final Map<String, ByteArrayOutputStream> held = new TreeMap<>();
    private int heldBytes;
    private int files;

    /** @param folder under which the tree begins; made when it is missing */
    public S3Export(Path folder) {
        this(folder, MOST_HELD);
    }

    S3Export(Path folder, int mostHeld) {
        this.folder = folder;
        this.mostHeld = mostHeld;
    }

    public void add(JsonNode finding) {
        byte[] line = Json.line(finding);
        held.computeIfAbsent(place(finding), unused -> new ByteArrayOutputStream())
                .writeBytes(line);
        heldBytes += line.length;
        if (heldBytes > mostHeld) {
            flush();
        }
    }

    /** How many files were written so far. */
    public int files() {
        return files;
    }

    /** Writes what waits; to be called at the end. */
    public void flush() {
        held.forEach(this::write);
        held.clear();
        heldBytes = 0;
    }

    private void write(String place, ByteArrayOutputStream lines) {
        byte[] plain = lines.toByteArray();
        Path target = folder.resolve(place).resolve(StableUuid.of(plain) + ".jsonl.gz");
        try {
            Files.createDirectories(target.getParent());
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(plain);
            }
            try (WholeFile file = new WholeFile(target)) {
                file.append(packed.toByteArray());
                file.commit();
            }
            files++;
        } catch (IOException e) {
            throw SinkError.writing(target, e);
        }
    }

    private static String place(JsonNode finding) {
        String day = finding.path("updatedAt").asString("").substring(0, DATE).replace('-', '/');
        return "AWSLogs/%s/GuardDuty/%s/%s".formatted(name(finding, "accountId"), name(finding, "region"), day);
    }

    /** Account and region come from logs, which may be hostile: in a path they are what they can be, or unknown. */
    private static String name(JsonNode finding, String field) {
        String name = finding.path(field).asString("");
        return name.matches("[A-Za-z0-9-]{1,64}") ? name : "unknown";
    }
}

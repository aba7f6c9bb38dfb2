package io.kumoban.console.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Log files as texts, to be spread over other files and names without touching a byte of their records. */
record LogFiles(List<LogFile> files) {
    private static final int CONDENSED = 50;

    /** How the records of a file hang together. */
    enum Shape {
        /** CloudTrail's document, {@code {"Records":[...]}}. */
        ENVELOPE,
        /** Header lines, then a record a line. */
        HEADED,
        /** A record a line. */
        LINES,
        /** A file without log records, such as a digest. */
        OTHER
    }

    /** A file by its name relative to the input folder. */
    record LogFile(String name, String text) {
        Shape shape() {
            if (text.startsWith("{\"Records\":[")) {
                return Shape.ENVELOPE;
            }
            if (text.startsWith("version account-id") || text.startsWith("#") || text.startsWith("StartTime,")) {
                return Shape.HEADED;
            }
            return name.contains("CloudTrail-Digest") ? Shape.OTHER : Shape.LINES;
        }

        /** The lines that say what the columns are; empty where there are none. */
        String header() {
            if (shape() != Shape.HEADED) {
                return "";
            }
            return text.startsWith("#")
                    ? text.lines().takeWhile(line -> line.startsWith("#")).collect(Collectors.joining("\n"))
                    : text.lines().findFirst().orElseThrow();
        }

        /** The records with nothing around them. */
        List<String> records() {
            return switch (shape()) {
                case ENVELOPE -> elements(text);
                case HEADED -> text.lines().skip(header().lines().count()).toList();
                case LINES -> text.lines().toList();
                case OTHER -> List.of();
            };
        }

        /** A file of the same shape with other records. */
        LogFile holding(String otherName, List<String> records) {
            String content = switch (shape()) {
                case ENVELOPE -> "{\"Records\":[" + String.join(",", records) + "]}";
                case HEADED -> header() + "\n" + lines(records);
                case LINES -> lines(records);
                case OTHER -> text;
            };
            return new LogFile(otherName, content);
        }

        private static String lines(List<String> records) {
            return records.isEmpty() ? "" : String.join("\n", records) + "\n";
        }
    }

    /** Reads all files below a folder, inflated, in the order of their names. */
    static LogFiles of(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            List<LogFile> files = new ArrayList<>();
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                String name = folder.relativize(path).toString();
                files.add(new LogFile(name, inflated(path)));
            }
            return new LogFiles(files);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read", e);
        }
    }

    private static String inflated(Path path) throws IOException {
        try (InputStream raw = Files.newInputStream(path);
                InputStream in = path.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The same records in fewer files, since opening thousands of files takes longer than reading them. */
    LogFiles condensed() {
        Map<String, List<LogFile>> alike = new TreeMap<>();
        files.forEach(file -> alike.computeIfAbsent(file.shape() + file.header(), unused -> new ArrayList<>())
                .add(file));
        List<LogFile> condensed = new ArrayList<>();
        for (List<LogFile> group : alike.values()) {
            for (int from = 0; from < group.size(); from += CONDENSED) {
                List<String> records = new ArrayList<>();
                group.subList(from, Math.min(from + CONDENSED, group.size()))
                        .forEach(file -> records.addAll(file.records()));
                condensed.add(group.get(from).holding("%04d.log.gz".formatted(condensed.size()), records));
            }
        }
        return new LogFiles(condensed);
    }

    /** Names that say nothing, in an order that has nothing to do with the old one. */
    LogFiles renamed(Random dice) {
        List<LogFile> mixed = new ArrayList<>(files);
        Collections.shuffle(mixed, dice);
        List<LogFile> renamed = new ArrayList<>();
        for (LogFile file : mixed) {
            renamed.add(new LogFile("%05d.log".formatted(renamed.size()), file.text));
        }
        return new LogFiles(renamed);
    }

    /** Each file with several records in three, cut at record borders. */
    LogFiles split(Random dice) {
        List<LogFile> parts = new ArrayList<>();
        for (LogFile file : files) {
            List<String> records = file.records();
            if (records.size() < 3) {
                parts.add(file);
                continue;
            }
            int first = 1 + dice.nextInt(records.size() - 2);
            int second = first + 1 + dice.nextInt(records.size() - first - 1);
            parts.add(file.holding("1-" + plain(file), records.subList(0, first)));
            parts.add(file.holding("2-" + plain(file), records.subList(first, second)));
            parts.add(file.holding("3-" + plain(file), records.subList(second, records.size())));
        }
        return new LogFiles(parts);
    }

    /** Three files of one shape after each other in one, headers and envelopes and all, in any order. */
    LogFiles joined(Random dice) {
        List<LogFile> joined = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            List<LogFile> alike = new ArrayList<>(
                    files.stream().filter(file -> file.shape() == shape).toList());
            Collections.shuffle(alike, dice);
            for (int from = 0; from < alike.size(); from += 3) {
                StringBuilder text = new StringBuilder();
                alike.subList(from, Math.min(from + 3, alike.size())).forEach(file -> text.append(file.text));
                joined.add(new LogFile(shape + "-" + from, text.toString()));
            }
        }
        return new LogFiles(joined);
    }

    /** CloudTrail's documents as bare records, one a line. */
    LogFiles asLines() {
        return new LogFiles(files.stream()
                .map(file ->
                        file.shape() == Shape.ENVELOPE ? new LogFile(plain(file), LogFile.lines(file.records())) : file)
                .toList());
    }

    /** Some files claim to have been delivered a month after their last record. */
    LogFiles lying(Random dice) {
        List<LogFile> lying = new ArrayList<>();
        for (LogFile file : files) {
            boolean lies = file.shape() == Shape.ENVELOPE && dice.nextInt(4) == 0;
            String name = "111122223333_CloudTrail_us-east-1_20260420T1000Z_%016x.json.gz".formatted(lying.size());
            lying.add(lies ? new LogFile(name, file.text) : file);
        }
        return new LogFiles(lying);
    }

    private static String plain(LogFile file) {
        return file.name.replace('/', '-').replace(".gz", "");
    }

    int records() {
        return files.stream().mapToInt(file -> file.records().size()).sum();
    }

    /** Writes all files into a new folder and answers their paths in order; those named {@code .gz} are packed. */
    List<String> writeTo(Path folder) {
        try {
            List<String> paths = new ArrayList<>();
            for (LogFile file : files) {
                Path path = folder.resolve(file.name);
                Files.createDirectories(path.getParent());
                Files.write(path, packed(file));
                paths.add(path.toString());
            }
            return paths;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written", e);
        }
    }

    private static byte[] packed(LogFile file) throws IOException {
        byte[] plain = file.text.getBytes(StandardCharsets.UTF_8);
        if (!file.name.endsWith(".gz")) {
            return plain;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    /** The elements of the document's array as they stand. */
    private static List<String> elements(String document) {
        List<String> elements = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        boolean quoted = false;
        for (int at = document.indexOf('[') + 1; at < document.length(); at++) {
            char letter = document.charAt(at);
            if (quoted) {
                at += letter == '\\' ? 1 : 0;
                quoted = letter != '"';
            } else if (letter == '"') {
                quoted = true;
            } else if (letter == '{') {
                begin = depth++ == 0 ? at : begin;
            } else if (letter == '}' && --depth == 0) {
                elements.add(document.substring(begin, at + 1));
            } else if (letter == ']' && depth == 0) {
                break;
            }
        }
        return elements;
    }
}

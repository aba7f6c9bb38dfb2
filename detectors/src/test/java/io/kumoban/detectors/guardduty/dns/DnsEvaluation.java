package io.kumoban.detectors.guardduty.dns;

import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.format.PublicSuffixes;
import io.kumoban.engine.harness.DnsRecord;
import io.kumoban.engine.harness.Harness;
import io.kumoban.engine.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/**
 * What the detectors of DNS queries find in recorded tunnels and raise in recorded networks, as
 * {@code docs/evaluation.md} holds it. {@code build/names.sh evaluate} prints it.
 */
final class DnsEvaluation {
    private static final long WINDOW = Duration.ofMinutes(10).toMillis();
    private static final int BUSY = 20;
    private static final String PREFIX = "resolver-";

    private final Path data;

    /** @param data the folder with the data sets {@code aws-format}, {@code zeek-apt29} and {@code zeek-wrccdc} */
    DnsEvaluation(Path data) {
        this.data = data;
    }

    /** @param arguments the folder of all data sets */
    public static void main(String[] arguments) {
        DnsEvaluation evaluation = new DnsEvaluation(Path.of(arguments[0]));
        new PrintStream(System.out, true, StandardCharsets.UTF_8)
                .print(evaluation.tunnels() + "\n" + evaluation.networks());
    }

    /**
     * The table of tunnels, in Markdown. Counted are windows of ten minutes of a client and a registered domain with at
     * least 20 queries; a window is found when a finding falls into it.
     */
    String tunnels() {
        StringBuilder rows = new StringBuilder("""
            | capture | queries | windows of fewer than 20 | of 20 and more | found | first finding |
            | --- | ---: | ---: | ---: | ---: | --- |
            """);
        Path folder = data.resolve("aws-format");
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .forEach(file -> rows.append(row(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed", e);
        }
        return rows.toString();
    }

    /** The table of what is raised in networks without a known tunnel or generator, in Markdown. Nothing is learned. */
    String networks() {
        StringBuilder rows = new StringBuilder("""
            | network | queries | clients | registered domains | findings |
            | --- | ---: | ---: | ---: | --- |
            """);
        rows.append(row("zeek-apt29", data.resolve("zeek-apt29/combined_zeek.log.gz")));
        rows.append(row("zeek-wrccdc", data.resolve("zeek-wrccdc/dns.json.gz")));
        return rows.toString();
    }

    private static String row(String network, Path log) {
        List<DnsRecord> queries = new ArrayList<>();
        Set<String> clients = new HashSet<>();
        Set<String> domains = new HashSet<>();
        for (String line : lines(log)) {
            JsonNode record = Json.read(line);
            boolean isQuery = record.path("@stream").asString("dns").equals("dns") && record.has("query");
            if (isQuery && record.has("rcode_name")) {
                String client = record.has("id_orig_h")
                        ? record.get("id_orig_h").asString()
                        : record.path("id.orig_h").asString("");
                queries.add(query(record, client));
                clients.add(client);
                domains.add(domain(record.get("query").asString() + "."));
            }
        }
        domains.remove("");
        Map<String, Long> findings = Harness.of(new GeneratedDomains(), new DomainReputation(), new DnsExfiltration())
                .feed(queries)
                .findings()
                .stream()
                .collect(Collectors.groupingBy(Finding::type, TreeMap::new, Collectors.counting()));
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %d | %,d | %s |%n",
                network,
                queries.size(),
                clients.size(),
                domains.size(),
                findings.isEmpty() ? "none" : findings.toString());
    }

    private static DnsRecord query(JsonNode record, String client) {
        JsonNode time = record.get("ts");
        Instant at = time.isNumber()
                ? Instant.ofEpochMilli((long) (time.asDouble() * 1000))
                : Instant.parse(time.asString());
        DnsRecord query = DnsRecord.query(record.get("query").asString())
                .from(client)
                .type(record.path("qtype_name").asString("A"))
                .at(at);
        return record.get("rcode_name").asString().equals("NXDOMAIN") ? query.missing() : query;
    }

    private static String row(Path capture) {
        List<String> lines = lines(capture);
        Map<String, Integer> queries = new HashMap<>();
        long first = Long.MAX_VALUE;
        for (String line : lines) {
            first = Math.min(first, time(Json.read(line)));
        }
        for (String line : lines) {
            JsonNode query = Json.read(line);
            queries.merge(
                    window(
                            query.get("srcids").get("instance").asString(),
                            domain(query.get("query_name").asString()),
                            time(query) - first),
                    1,
                    Integer::sum);
        }
        int all = queries.size();
        queries.values().removeIf(count -> count < BUSY);
        List<Finding> raised = Harness.of(new DnsExfiltration()).feed(lines).findings();
        Set<String> found = new HashSet<>();
        for (Finding finding : raised) {
            found.add(window(
                    finding.resource(),
                    finding.extraKey(),
                    finding.evidence().getLast().key().time() - first));
        }
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %d | %d | %s |%n",
                capture.getFileName().toString().replace(PREFIX, "").replace(".jsonl.gz", ""),
                lines.size(),
                all - queries.size(),
                queries.size(),
                found.size(),
                raised.isEmpty()
                        ? "none"
                        : "after "
                                + (raised.getFirst().evidence().getLast().key().time() - first) / 1000
                                + " s");
    }

    private static long time(JsonNode query) {
        return Instant.parse(query.get("query_timestamp").asString()).toEpochMilli();
    }

    private static String window(String client, String domain, long time) {
        return client + " " + domain + " " + time / WINDOW;
    }

    /** The registered domain of a name with a last dot, or nothing. */
    private static String domain(String dotted) {
        String name = dotted.toLowerCase(Locale.ROOT);
        byte[] bytes = name.substring(0, name.length() - 1).getBytes(StandardCharsets.UTF_8);
        int start = PublicSuffixes.shipped().registeredDomainStart(bytes, 0, bytes.length);
        return start < 0 ? "" : new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    private static List<String> lines(Path file) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}

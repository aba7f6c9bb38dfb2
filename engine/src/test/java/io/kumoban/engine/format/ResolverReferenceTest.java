package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.DnsQuery;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Key;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Slice;
import io.kumoban.engine.event.Text;
import io.kumoban.engine.testing.ExternalData;
import io.kumoban.engine.testing.Property;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Resolver query logs give what a plain reader of JSON lines finds in them. */
class ResolverReferenceTest {
    private static final PublicSuffixes SUFFIXES = PublicSuffixes.shipped();

    @Test
    void convertedCapturesAreReadInFull() throws IOException {
        Path folder = ExternalData.named("aws-format");
        long values = 0;
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().startsWith("resolver-"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSize(4);
        for (Path file : files) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
                values += compare(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(values).isGreaterThan(400_000);
    }

    @Test
    void theDocumentedSampleIsReadInFull() throws IOException {
        assertThat(compare(Files.readString(ExternalData.named("aws-doc-samples/resolver.jsonl"))))
                .isPositive();
    }

    @Test
    void generatedRecordsAreReadInFull() {
        Property.ofLists(150, 20, ResolverReferenceTest::query).holds(queries -> compare(String.join("\n", queries)));
    }

    private static String query(Random random) {
        JsonTexts texts = new JsonTexts(random);
        List<String> members = new ArrayList<>(List.of(
                texts.member("version", texts.quoted("1.100000")),
                texts.member("account_id", texts.chance(90) ? texts.quoted("111122223333") : texts.value(1)),
                texts.member("query_type", texts.chance(90) ? texts.quoted("TXT") : texts.value(1)),
                texts.member("answers", texts.value(3)),
                texts.member("srcport", texts.value(1))));
        String name =
                texts.one(List.of("WWW.Example.CO.UK.", "a.b.com", ".", "", "x.\\050\\377.net.", "Ünï.example.org."));
        members.add(texts.member("query_name", texts.chance(95) ? texts.quoted(name) : texts.value(1)));
        if (texts.chance(97)) {
            members.add(texts.member(
                    "query_timestamp", texts.quoted("2026-03-02T10:00:0%dZ".formatted(random.nextInt(9)))));
        }
        if (texts.chance(70)) {
            members.add(texts.member("vpc_id", texts.chance(90) ? texts.quoted("vpc-1") : texts.value(1)));
        }
        if (texts.chance(80)) {
            members.add(texts.member("srcaddr", texts.chance(90) ? texts.quoted("10.0.0.5") : texts.value(1)));
        }
        if (texts.chance(60)) {
            String instance = texts.chance(80) ? texts.quoted("i-0123") : texts.value(1);
            members.add(texts.member("srcids", texts.object(List.of(texts.member("instance", instance)))));
        }
        members.addAll(texts.members(2));
        return texts.shuffled(members);
    }

    private static long compare(String text) {
        List<JsonNode> good = new ArrayList<>();
        int bad = 0;
        Set<List<String>> paths = new LinkedHashSet<>();
        for (JsonNode record : CloudTrailReference.MAPPER
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(text)
                .readAll()) {
            if (record.path("query_timestamp").isString()) {
                good.add(record);
                addPaths(record, List.of(), paths);
            } else {
                bad++;
            }
        }
        List<Field> fields = new ArrayList<>(DnsQuery.STANDARD.subList(DnsQuery.DERIVED, DnsQuery.STANDARD.size()));
        paths.forEach(path -> fields.add(Field.at(Kind.DNS_QUERY, path)));
        Projection projection = Projection.of(fields, List.of(Key.CLIENT, Key.DOMAIN));
        Block block = new Block();
        block.bytes = text.getBytes(StandardCharsets.UTF_8);
        block.to = block.bytes.length;
        block.last = true;
        Run run = new Run(projection.layout(Kind.DNS_QUERY));
        Tally tally = new Tally();
        new ResolverDecoder(projection, SUFFIXES, 1 << 20, 100).decode(block, run, tally);
        assertThat(tally.bad()).hasSize(bad);
        assertThat(run.rows()).isEqualTo(good.size());
        DnsQuery query = new DnsQuery();
        for (int row = 0; row < run.rows(); row++) {
            query.at(run, row);
            JsonNode record = good.get(row);
            fields.forEach(field -> checkValue(record, field, query.text(field)));
            checkDerived(record, query);
        }
        return (long) run.rows() * fields.size();
    }

    private static void addPaths(JsonNode object, List<String> above, Set<List<String>> paths) {
        object.properties().forEach(member -> {
            List<String> path = new ArrayList<>(above);
            path.add(member.getKey());
            paths.add(path);
            addPaths(member.getValue(), path, paths);
        });
    }

    private static void checkValue(JsonNode record, Field field, Text text) {
        JsonNode value = record;
        for (String step : field.steps()) {
            value = value.path(step);
        }
        boolean right = !DnsQuery.STANDARD.contains(field)
                || (field.equals(DnsQuery.ANSWERS) ? value.isArray() : value.isString());
        if (!right || value.isNull() || value.isMissingNode()) {
            check(text.isAbsent(), record, field, text);
        } else if (value.isString()) {
            check(text.type() == Slice.STRING && text.toString().equals(value.asString()), record, field, text);
        } else if (value.isNumber()) {
            check(new BigDecimal(text.toString()).equals(value.decimalValue()), record, field, text);
        } else {
            check(CloudTrailReference.MAPPER.readTree(text.toString()).equals(value), record, field, text);
        }
    }

    private static void check(boolean holds, JsonNode record, Field field, Text text) {
        if (!holds) {
            throw new AssertionError(field.steps() + " is " + text.type() + " " + text + " in " + record);
        }
    }

    private static void checkDerived(JsonNode record, DnsQuery query) {
        String written =
                record.path("query_name").isString() ? record.path("query_name").asString() : "";
        String name = asciiLower(
                written.length() > 1 && written.endsWith(".") ? written.substring(0, written.length() - 1) : written);
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        int start = SUFFIXES.registeredDomainStart(utf8, 0, utf8.length);
        assertThat(query.name().toString()).isEqualTo(name);
        assertThat(query.domain().toString())
                .isEqualTo(start < 0 ? "" : new String(utf8, start, utf8.length - start, StandardCharsets.UTF_8));
        assertThat(query.actor().toString()).isEqualTo(client(record));
        assertThat(query.key(Key.DOMAIN) == 0).isEqualTo(query.domain().length() == 0);
        assertThat(query.time())
                .isEqualTo(
                        Instant.parse(record.path("query_timestamp").asString()).toEpochMilli());
    }

    private static String asciiLower(String text) {
        StringBuilder lower = new StringBuilder();
        text.codePoints()
                .forEach(point -> lower.append(
                        point < 128 ? Character.toString(point).toLowerCase(Locale.ROOT) : Character.toString(point)));
        return lower.toString();
    }

    private static String client(JsonNode record) {
        JsonNode instance = record.path("srcids").path("instance");
        if (instance.isString() && !instance.asString().isEmpty()) {
            return instance.asString();
        }
        JsonNode vpc = record.path("vpc_id");
        JsonNode source = record.path("srcaddr");
        if (vpc.isString() && source.isString()) {
            return vpc.asString() + "/" + source.asString();
        }
        return source.isString() ? source.asString() : vpc.isString() ? vpc.asString() : "";
    }
}

package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.testing.ExternalData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Real CloudTrail files give what a plain JSON reader finds in them: every record, and every value at every path. */
class CloudTrailDataTest {
    @Test
    void theDeliveriesOfARedTeamRunAreReadInFull() throws IOException {
        Result result = compare("cloudtrail-invictus/CloudTrail");

        assertThat(result.events).isEqualTo(2900);
        assertThat(result.bad).isEmpty();
        assertThat(result.ignored).isEmpty();
        assertThat(result.values).isGreaterThan(500_000);
    }

    @Test
    void theEventsOfSingleTechniquesAreReadInFull() throws IOException {
        Result result = compare("cloudtrail-stratus");

        assertThat(result.files).isEqualTo(17);
        assertThat(result.bad).isEmpty();
    }

    @Test
    void oneSampleOfEachOfManyCallsIsReadInFull() throws IOException {
        Result result = compare("cloudtrail-traildiscover/events");

        assertThat(result.files).isEqualTo(156);
        assertThat(result.bad).isEmpty();
    }

    @Test
    void aDeliveryIsReadTheSamePackedAndPlain() throws IOException {
        Result result = compare("cloudtrail-delivery");

        assertThat(result.files).isEqualTo(2);
        assertThat(result.bad).isEmpty();
    }

    @Test
    void aLogstashExportIsReadInFull() throws IOException {
        Result result = compare("cloudtrail-otrf/collection");

        assertThat(result.events).isGreaterThan(50);
        assertThat(result.bad).isEmpty();
    }

    @Test
    void ofTheDocumentedSamplesOnlyThoseThatAreNoEventsAreBadOrIgnored() throws IOException {
        Result result = compare("cloudtrail-doc-samples");

        assertThat(result.bad.keySet())
                .containsExactly(
                        "cloudtrail-event-reference-insight-details/01.fragment.txt",
                        "cloudtrail-event-reference-user-identity/01.fragment.txt",
                        "cloudtrail-event-reference-user-identity/02.fragment.txt",
                        "cloudtrail-event-reference-user-identity/03.fragment.txt",
                        "cloudtrail-event-reference-user-identity/04.fragment.txt",
                        "cloudtrail-event-reference-user-identity/05.fragment.txt",
                        "cloudtrail-event-reference-user-identity/06.json",
                        "logging-insights-events-with-cloudtrail/01.json",
                        "logging-insights-events-with-cloudtrail/02.json",
                        "view-insights-events-cli/02.json",
                        "view-insights-events-cli/03.json");
        assertThat(result.ignored).isEqualTo(Map.of("digest", 2L, "insight", 2L));
    }

    /** What a data set held; {@code bad} is the number of bad records by file. */
    private static final class Result {
        int files;
        long events;
        long values;
        final Map<String, Integer> bad = new TreeMap<>();
        final Map<String, Long> ignored = new TreeMap<>();
    }

    private static Result compare(String name) throws IOException {
        Path root = ExternalData.named(name);
        Result result = new Result();
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("LICENSE"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String text = text(file);
            String shown = root.relativize(file).toString();
            try {
                compare(text, shown, result);
            } catch (AssertionError differs) {
                throw new AssertionError("in " + shown + ": " + differs.getMessage(), differs);
            }
        }
        return result;
    }

    private static void compare(String text, String file, Result result) {
        result.files++;
        if (!CloudTrailReference.isJson(text)) {
            DecodedCalls decoded = DecodedCalls.of(text, List.of());
            assertThat(decoded.run().rows()).isZero();
            result.bad.put(file, decoded.tally().bad().size());
            return;
        }
        CloudTrailReference reference = CloudTrailReference.of(text);
        result.values += DecodedCalls.compare(text);
        result.events += reference.events.size();
        reference.ignored.forEach((reason, count) -> result.ignored.merge(reason, count, Long::sum));
        if (!reference.bad.isEmpty()) {
            result.bad.put(file, reference.bad.size());
        }
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String name = file.toString();
        if (name.endsWith(".gz")) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = in.readAllBytes();
            }
        } else if (name.endsWith(".zip")) {
            try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
                in.getNextEntry();
                bytes = in.readAllBytes();
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package io.kumoban.bench.stage;

import io.kumoban.detectors.sigma.modifier.Placeholders;
import io.kumoban.detectors.sigma.read.SigmaReader;
import io.kumoban.detectors.sigma.route.LogSourceRouter;
import io.kumoban.detectors.sigma.route.Route;
import io.kumoban.detectors.sigma.rule.Predicate;
import io.kumoban.detectors.sigma.rule.RuleSet;
import io.kumoban.detectors.sigma.rule.ValueTest;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * CloudTrail records and any number of rules about them. Where {@code KUMOBAN_DATA} names the folder of external data sets, the
 * records are those of a recorded attack and the rules the published ones, SigmaHQ's first; else the records are the demo
 * account's and the rules are made of their names in the shapes of published ones. Beyond these come variants of the same
 * shapes whose texts occur in no record.
 */
final class RuleCorpus {
    private static final String DATA = "KUMOBAN_DATA";
    private static final int MOST_RECORDS = 2_000;

    private RuleCorpus() {}

    /** Records, each as one JSON object. */
    static List<byte[]> records() {
        List<byte[]> records = new ArrayList<>();
        Path recorded = external("cloudtrail-invictus/CloudTrail");
        if (recorded == null) {
            DemoLogs.shared().packed(Kind.API_CALL).forEach(file -> addRecords(file.plain(), records));
        } else {
            try (Stream<Path> files = Files.walk(recorded)) {
                files.filter(file -> file.toString().endsWith(".gz")).sorted().forEach(file -> {
                    try (InputStream plain = new GZIPInputStream(Files.newInputStream(file))) {
                        addRecords(plain.readAllBytes(), records);
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException("The log " + file + " cannot be read.", unreadable);
                    }
                });
            } catch (IOException unreadable) {
                throw new UncheckedIOException("The folder " + recorded + " cannot be read.", unreadable);
            }
        }
        return List.copyOf(records.subList(0, Math.min(MOST_RECORDS, records.size())));
    }

    private static void addRecords(byte[] document, List<byte[]> into) {
        JsonNode records = Json.mapper().readTree(document).path("Records");
        records.forEach(record -> into.add(record.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** So many rules. */
    static List<Predicate> rules(int count) {
        List<Predicate> known = external("sigma") == null ? made() : published();
        List<Predicate> rules = new ArrayList<>();
        for (int version = 0; rules.size() < count; version++) {
            for (Predicate rule : known) {
                if (rules.size() < count) {
                    rules.add(version == 0 ? rule : varied(rule, version));
                }
            }
        }
        return rules;
    }

    /** All rules of the published collections, of any log source and under their own field names. */
    static List<Predicate> everything() {
        if (external("sigma") == null) {
            return made();
        }
        List<Predicate> rules = new ArrayList<>();
        for (String collection : List.of("sigma", "sigma-suzaku")) {
            SigmaReader.read(List.of(String.valueOf(external(collection))), Placeholders.NONE)
                    .rules()
                    .forEach(rule -> rules.add(rule.predicate()));
        }
        return rules;
    }

    /** Those of all rules of the published collections whose log source is CloudTrail, as a replay routes them. */
    static List<Predicate> routed() {
        return external("sigma") == null ? made() : ofCalls("sigma", "sigma-suzaku");
    }

    private static List<Predicate> published() {
        return ofCalls("sigma/rules/cloud/aws", "sigma-suzaku");
    }

    private static List<Predicate> ofCalls(String... collections) {
        List<Predicate> rules = new ArrayList<>();
        for (String collection : collections) {
            RuleSet set = SigmaReader.read(List.of(String.valueOf(external(collection))), Placeholders.NONE);
            for (Route route : LogSourceRouter.route(set)) {
                if (route instanceof Route.InScope inScope && inScope.kind() == Kind.API_CALL) {
                    rules.add(inScope.predicate());
                }
            }
        }
        return rules;
    }

    /** One rule for each API of the records, in turn in one of five shapes. */
    private static List<Predicate> made() {
        Set<List<String>> apis = new TreeSet<>(Comparator.comparing(List::toString));
        for (byte[] record : records()) {
            JsonNode call = Json.mapper().readTree(record);
            apis.add(List.of(
                    call.path("eventSource").asString(), call.path("eventName").asString()));
        }
        List<Predicate> rules = new ArrayList<>();
        for (List<String> api : apis) {
            List<Predicate> parts = new ArrayList<>();
            parts.add(equals("eventSource", api.getFirst()));
            parts.add(equals("eventName", api.getLast()));
            parts.add(
                    switch (rules.size() % 5) {
                        case 0 -> new Predicate.FieldTest("errorCode", new ValueTest.Exists(false));
                        case 1 ->
                            new Predicate.FieldTest("userAgent", new ValueTest.Contains("python-requests", false));
                        case 2 -> new Predicate.Not(equals("userIdentity.type", "AWSService"));
                        case 3 ->
                            new Predicate.FieldTest("requestParameters", new ValueTest.Contains("0.0.0.0/0", false));
                        default -> equals("errorCode", "AccessDenied");
                    });
            rules.add(new Predicate.AllOf(parts));
        }
        return rules;
    }

    private static Predicate equals(String field, String text) {
        return new Predicate.FieldTest(field, new ValueTest.Equals(text, false));
    }

    /** A rule of the same shape about other texts; sources of events stay. */
    private static Predicate varied(Predicate rule, int version) {
        return switch (rule) {
            case Predicate.AllOf(List<Predicate> parts) -> new Predicate.AllOf(varied(parts, version));
            case Predicate.AnyOf(List<Predicate> parts) -> new Predicate.AnyOf(varied(parts, version));
            case Predicate.AtLeast(int count, List<Predicate> parts) ->
                new Predicate.AtLeast(count, varied(parts, version));
            case Predicate.Not(Predicate part) -> new Predicate.Not(varied(part, version));
            case Predicate.FieldTest(String field, ValueTest test) ->
                new Predicate.FieldTest(field, field.equals("eventSource") ? test : varied(test, version));
            case Predicate.KeywordTest keyword -> keyword;
        };
    }

    private static List<Predicate> varied(List<Predicate> rules, int version) {
        return rules.stream().map(rule -> varied(rule, version)).toList();
    }

    private static ValueTest varied(ValueTest test, int version) {
        return switch (test) {
            case ValueTest.Equals(String text, boolean cased) -> new ValueTest.Equals(text + "V" + version, cased);
            case ValueTest.StartsWith(String text, boolean cased) -> new ValueTest.StartsWith(text + version, cased);
            case ValueTest.EndsWith(String text, boolean cased) -> new ValueTest.EndsWith(version + text, cased);
            case ValueTest.Contains(String text, boolean cased) -> new ValueTest.Contains(text + version, cased);
            default -> test;
        };
    }

    private static @Nullable Path external(String name) {
        String root = System.getenv(DATA);
        Path path = root == null ? null : Path.of(root, name);
        return path != null && Files.exists(path) ? path : null;
    }
}

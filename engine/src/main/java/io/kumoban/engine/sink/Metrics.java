package io.kumoban.engine.sink;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.finding.EvidenceJson;
import io.kumoban.engine.finding.FindingStore;
import io.kumoban.engine.json.Json;
import io.kumoban.engine.pipeline.RunAccount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The account of a run as {@code metrics.json} shows it: numbers that add up, then times and rates. */
public final class Metrics {
    /**
     * Findings of a run.
     *
     * @param created    findings that there are and are not archived
     * @param updated    raisings that updated one of these
     * @param suppressed raisings that went to archived findings
     * @param archived   how many findings each suppression rule put aside
     */
    public record Findings(long created, long updated, long suppressed, Map<String, Integer> archived) {
        static Findings of(FindingStore store) {
            Map<String, Integer> archived = store.archived();
            long aside =
                    archived.values().stream().mapToLong(Integer::longValue).sum();
            return new Findings(store.size() - aside, store.updates(), store.suppressed(), archived);
        }
    }

    private Metrics() {}

    /**
     * The document.
     *
     * @param late events that came after the watermark had passed them
     */
    public static ObjectNode document(
            RunAccount account,
            long late,
            Findings findings,
            RunAccount.Detectors detectors,
            RunAccount.Detectors rules,
            RunAccount.Stages stages,
            Duration wall) {
        ObjectNode document = Json.object();
        files(document.putObject("files"), account);
        records(document.putObject("records"), account, late);
        document.putObject("values").put("malformed", account.malformedValues.get());
        document.put("restarts", account.restarts.get());
        ObjectNode events = document.putObject("events");
        for (Kind kind : Kind.values()) {
            events.put(EvidenceJson.name(kind), account.processed(kind));
        }
        ObjectNode found = document.putObject("findings");
        found.put("new", findings.created());
        found.put("updated", findings.updated());
        found.put("suppressed", findings.suppressed());
        findings.archived().forEach(found.putObject("archived")::put);
        document.putObject("insights")
                .put("started", account.insightsStarted.get())
                .put("ended", account.insightsEnded.get());
        detectors(document.putObject("detectors"), detectors);
        detectors(document.putObject("rules"), rules);
        document.putObject("bytes")
                .put("compressed", account.compressedBytes.get())
                .put("plain", account.plainBytes.get())
                .put("resumed", account.resumedBytes.get());
        double seconds = wall.toNanos() / 1e9;
        ObjectNode times = document.putObject("seconds");
        putRounded(times, "wall", seconds, 3);
        new TreeMap<>(stages.seconds()).forEach((stage, value) -> putRounded(times, stage, value, 3));
        ObjectNode rate = document.putObject("rate");
        putRounded(rate, "eventsPerSecond", rate(account.processed(), seconds), 0);
        putRounded(rate, "bytesPerSecond", rate(account.plainBytes.get(), seconds), 0);
        return document;
    }

    private static void files(ObjectNode files, RunAccount account) {
        files.put("found", account.filesFound.get());
        files.put("read", account.filesRead.get());
        files.put("skipped", account.filesSkipped.get());
        files.put("spilled", account.spills.get());
    }

    private static void records(ObjectNode records, RunAccount account, long late) {
        records.put("read", account.recordsRead.get());
        records.put("processed", account.processed());
        records.put("duplicate", account.duplicates.get());
        records.put("quarantined", account.quarantined.get());
        ObjectNode ignored = records.putObject("ignored");
        account.ignored().forEach(ignored::put);
        records.put("late", late);
    }

    private static void detectors(ObjectNode into, RunAccount.Detectors detectors) {
        into.put("loaded", detectors.loaded().size());
        ArrayNode inactive = into.putArray("inactive");
        new TreeMap<>(detectors.inactive())
                .forEach((id, reason) -> inactive.addObject().put("id", id).put("reason", reason));
        ArrayNode neverEvaluated = into.putArray("neverEvaluated");
        detectors.neverEvaluated().stream().sorted().forEach(neverEvaluated::add);
        counts(into.putObject("forgotten"), detectors.forgotten());
        counts(into.putObject("learning"), detectors.learning());
    }

    private static void counts(ObjectNode into, Map<String, Long> counts) {
        new TreeMap<>(counts).forEach(into::put);
    }

    private static double rate(long amount, double seconds) {
        return seconds > 0 ? amount / seconds : 0;
    }

    private static void putRounded(ObjectNode into, String key, double value, int places) {
        if (Double.isFinite(value)) {
            Json.putNumber(
                    into,
                    key,
                    BigDecimal.valueOf(value)
                            .setScale(places, RoundingMode.HALF_UP)
                            .doubleValue());
        }
    }
}

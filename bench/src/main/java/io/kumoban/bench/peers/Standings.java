package io.kumoban.bench.peers;

import io.kumoban.bench.Machine;
import io.kumoban.bench.StageShares;
import io.kumoban.bench.Table;
import io.kumoban.engine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All that was measured, and how it is shown.
 *
 * @param hits predicate to the hits that all peers counted
 */
record Standings(Corpus corpus, int rounds, List<Row> rows, Map<String, Long> hits) {
    private static final List<String> HEADS =
            List.of("peer", "input", "threads", "seconds", "MB/s", "events/s", "x JDK inflate", "x Kumoban");

    Standings {
        hits = new TreeMap<>(hits);
    }

    /** The tables and what belongs to them, as plain text or as Markdown; both end in a line end. */
    String text(boolean markdown) {
        StringBuilder text = new StringBuilder();
        text.append(Machine.here().text()).append('\n').append('\n');
        text.append(String.format(
                Locale.ROOT,
                "%,d records in %,d delivery files, %.1f MB plain, %.1f MB packed; %s.%n",
                corpus.records(),
                corpus.deliveries(),
                corpus.plainBytes(Face.DELIVERIES) / 1e6,
                corpus.fileBytes(Face.DELIVERIES) / 1e6,
                rounds == 1 ? "one run" : "medians of " + rounds + " runs"));
        text.append('\n').append(new Table(HEADS, rows.stream().map(this::cells).toList()).text(markdown));
        for (Row row : rows) {
            row.missing()
                    .ifPresent(reason -> text.append('\n')
                            .append(label(row.job()))
                            .append(": ")
                            .append(reason)
                            .append(".\n"));
        }
        for (Row row : rows) {
            bound(row)
                    .ifPresent(bound -> text.append('\n')
                            .append(label(row.job()))
                            .append(": ")
                            .append(bound.text(corpus.plainBytes(Face.DELIVERIES)))
                            .append(stages(row))
                            .append(".\n"));
        }
        for (Peer peer : List.of(Peer.TEN_RULES, Peer.ALL_DETECTORS)) {
            scaling(peer).ifPresent(line -> text.append('\n').append(line));
        }
        List<List<String>> counts = new ArrayList<>();
        for (Suspicion suspicion : Suspicion.values()) {
            counts.add(List.of(
                    suspicion.id(),
                    String.format(Locale.ROOT, "%,d", hits.getOrDefault(suspicion.id(), 0L)),
                    markdown ? "`" + suspicion.sql() + "`" : suspicion.sql()));
        }
        return text.append('\n')
                .append(new Table(List.of("predicate", "hits", "in SQL"), counts).text(markdown))
                .toString();
    }

    private List<String> cells(Row row) {
        Job job = row.job();
        List<String> cells = new ArrayList<>(List.of(job.words(), job.face().words(), Integer.toString(job.threads())));
        if (row.missing().isPresent()) {
            cells.addAll(List.of("", "", "", "", ""));
            return cells;
        }
        double seconds = row.seconds();
        cells.add(String.format(Locale.ROOT, "%.2f", seconds));
        cells.add(String.format(Locale.ROOT, "%,.0f", corpus.plainBytes(job.face()) / seconds / 1e6));
        cells.add(String.format(Locale.ROOT, "%,.0f", corpus.records() / seconds));
        cells.add(ratio(row, Job.INFLATE));
        cells.add(ratio(row, job.ours()));
        return cells;
    }

    private String ratio(Row row, Job to) {
        return find(to).filter(other -> other.missing().isEmpty())
                .map(other -> String.format(Locale.ROOT, "%.2f", row.ratioTo(other)))
                .orElse("");
    }

    private Optional<Row> find(Job job) {
        return rows.stream().filter(row -> row.job().equals(job)).findFirst();
    }

    /** What two threads gain, beside what the machine gives to two processes that share nothing. */
    private Optional<String> scaling(Peer peer) {
        Optional<Row> one = find(new Job(peer, Face.DELIVERIES, 1, 1));
        Optional<Row> threads = find(new Job(peer, Face.DELIVERIES, 2, 1));
        Optional<Row> processes = find(new Job(peer, Face.DELIVERIES, 1, 2));
        return one.isEmpty() || threads.isEmpty() || processes.isEmpty()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s: two threads do %.2f times the work of one, two processes %.2f times.%n",
                        peer.words(),
                        one.get().ratioTo(threads.get()),
                        one.get().ratioTo(processes.get())));
    }

    private static String label(Job job) {
        return "%s, %s, %s"
                .formatted(
                        job.words(), job.face().words(), job.threads() == 1 ? "1 thread" : job.threads() + " threads");
    }

    private Optional<SerialBound> bound(Row row) {
        Job job = row.job();
        boolean staged = job.copies() == 1 && !row.middle().tally().stages().isEmpty();
        return staged && job.face() == Face.DELIVERIES
                ? find(new Job(Peer.KUMOBAN_INFLATE, Face.DELIVERIES, 1, 1))
                        .map(inflate -> SerialBound.of(row.middle(), job.threads(), inflate.seconds()))
                : Optional.empty();
    }

    private static String stages(Row row) {
        return row.job().threads() == 1
                ? "; of the stages' time "
                        + StageShares.of(row.middle().tally().stages()).text()
                : "";
    }

    /** Everything for machines, each run too. */
    String json() {
        ObjectNode document = Json.object();
        document.put("machine", Machine.here().text());
        document.put("runs", rounds);
        document.put("records", corpus.records());
        document.put("deliveries", corpus.deliveries());
        ObjectNode faces = document.putObject("inputs");
        for (Face face : Face.values()) {
            faces.putObject(face.words())
                    .put("plainBytes", corpus.plainBytes(face))
                    .put("fileBytes", corpus.fileBytes(face));
        }
        ObjectNode predicates = document.putObject("hits");
        hits.forEach(predicates::put);
        ArrayNode all = document.putArray("rows");
        rows.forEach(row -> put(row, all.addObject()));
        return Json.page(document);
    }

    private void put(Row row, ObjectNode into) {
        Job job = row.job();
        into.put("peer", job.peer().words());
        into.put("input", job.face().words());
        into.put("threads", job.threads());
        into.put("processes", job.copies());
        row.missing().ifPresent(reason -> into.put("missing", reason));
        if (row.missing().isEmpty()) {
            into.put("seconds", row.seconds());
            find(Job.INFLATE).ifPresent(inflate -> into.put("timesJdkInflate", row.ratioTo(inflate)));
            find(job.ours())
                    .filter(ours -> ours.missing().isEmpty())
                    .ifPresent(ours -> into.put("timesKumoban", row.ratioTo(ours)));
            bound(row)
                    .ifPresent(bound -> into.putObject("serialBound")
                            .put("inflate", bound.inflate())
                            .put("scan", bound.scan())
                            .put("detect", bound.detect())
                            .put("seconds", bound.bound())
                            .put("share", bound.share()));
        }
        ArrayNode runs = into.putArray("runs");
        row.runs().forEach(round -> {
            ArrayNode copies = runs.addArray();
            round.forEach(measurement -> copies.add(measurement.json()));
        });
    }
}

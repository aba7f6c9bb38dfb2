package io.kumoban.bench.graph;

import io.kumoban.console.graph.LogEdges;
import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Hashes;
import io.kumoban.engine.pipeline.EventFeed;
import io.kumoban.engine.pipeline.ReplayOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Edges of recorded traffic with recorded attacks laid into it: the logs are read as a replay reads them, and an attack is
 * moved in time so that it begins when so much of the background is over. What is labelled is the file, not the record.
 *
 * @param name       what the table calls it
 * @param edges      what an edge is
 * @param background files without an attack that is known, one behind the other
 * @param attacks    files with an attack each
 * @param tickMillis how long a tick is
 */
record CaptureEdges(String name, LogEdges edges, List<String> background, List<String> attacks, long tickMillis) {
    private static final String FOLDER = "aws-format";
    private static final long DAY = 86_400_000;
    private static final double BEGIN = 0.25;
    private static final double APART = 0.12;

    private static final List<String> SERVER =
            List.of("vpcflow-zeek-beacon-2024-04-19.log.gz", "vpcflow-zeek-beacon-2024-04-20.log.gz");
    private static final List<String> INTRUSIONS = List.of(
            "vpcflow-test11-portscan.log.gz",
            "vpcflow-test2-malicious.log.gz",
            "vpcflow-zeek-horizontal-scan-conn.log.gz");

    /** The sets that are judged. */
    static List<CaptureEdges> all() {
        return List.of(
                new CaptureEdges("flows, host to host", LogEdges.HOST_HOST, SERVER, INTRUSIONS, 60_000),
                new CaptureEdges("flows, host to port", LogEdges.HOST_PORT, SERVER, INTRUSIONS, 60_000),
                new CaptureEdges(
                        "DNS, client to domain",
                        LogEdges.CLIENT_DOMAIN,
                        List.of("resolver-normal.jsonl.gz"),
                        List.of(
                                "resolver-tunnel_dns2tcp-key_dns2tcp-key.jsonl.gz",
                                "resolver-tunnel_dnscat2-cname_dnscat2-cname.jsonl.gz",
                                "resolver-tunnel_iodine-cname.jsonl.gz"),
                        60_000));
    }

    private record Edge(long source, long destination, long millis, int attack) {}

    /** Whether a folder of data sets has all files. */
    boolean isIn(Path data) {
        return background.stream().allMatch(file -> Files.isRegularFile(path(data, file)))
                && attacks.stream().allMatch(file -> Files.isRegularFile(path(data, file)));
    }

    private static Path path(Path data, String file) {
        return data.resolve(FOLDER).resolve(file);
    }

    /** @param work a folder for temporary files */
    EdgeStream read(Path data, Path work) throws IOException {
        List<Edge> all = new ArrayList<>();
        for (String file : background) {
            all.addAll(edges(path(data, file), work, 0));
        }
        long first = all.stream().mapToLong(Edge::millis).min().orElse(0);
        long last = all.stream().mapToLong(Edge::millis).max().orElse(0);
        for (int i = 0; i < attacks.size(); i++) {
            List<Edge> attack = edges(path(data, attacks.get(i)), work, i + 1);
            long begin = first + (long) ((last - first) * (BEGIN + APART * i));
            long shift = begin - attack.stream().mapToLong(Edge::millis).min().orElse(0);
            attack.forEach(edge -> all.add(new Edge(edge.source, edge.destination, edge.millis + shift, edge.attack)));
        }
        all.sort(Comparator.comparingLong(Edge::millis));
        return stream(all, first);
    }

    private List<Edge> edges(Path file, Path work, int attack) {
        List<Edge> found = new ArrayList<>();
        LogEdges.Taker taker = (source, destination, millis) ->
                found.add(new Edge(Hashes.of(source), Hashes.of(destination), millis, attack));
        EventFeed.read(
                ReplayOptions.of(List.of(file.toString()), work),
                List.of(),
                Assets.NONE,
                (row, member) -> {
                    edges.of(row, taker);
                    return true;
                },
                unused -> {});
        return found;
    }

    private EdgeStream stream(List<Edge> all, long first) {
        int size = all.size();
        int[] ticks = new int[size];
        int[] attackOf = new int[size];
        for (int i = 0; i < size; i++) {
            ticks[i] = (int) ((all.get(i).millis - first) / tickMillis) + 1;
            attackOf[i] = all.get(i).attack;
        }
        return EdgeStream.of(
                all.stream().mapToLong(Edge::source).toArray(),
                all.stream().mapToLong(Edge::destination).toArray(),
                ticks,
                attackOf,
                (int) (DAY / tickMillis));
    }
}

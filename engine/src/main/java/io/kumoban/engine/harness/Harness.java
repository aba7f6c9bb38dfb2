package io.kumoban.engine.harness;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.detect.Detector;
import io.kumoban.engine.detect.Settings;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Members;
import io.kumoban.engine.event.OrderKey;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.event.Signal;
import io.kumoban.engine.finding.Finding;
import io.kumoban.engine.format.Block;
import io.kumoban.engine.format.Decoders;
import io.kumoban.engine.format.Format;
import io.kumoban.engine.format.FormatSniffer;
import io.kumoban.engine.format.PublicSuffixes;
import io.kumoban.engine.format.Tally;
import io.kumoban.engine.insight.Insight;
import io.kumoban.engine.list.Lists;
import io.kumoban.engine.place.Places;
import io.kumoban.engine.shard.AccountAges;
import io.kumoban.engine.shard.Batch;
import io.kumoban.engine.shard.DetectorAccount;
import io.kumoban.engine.shard.DetectorSet;
import io.kumoban.engine.shard.Emission;
import io.kumoban.engine.shard.Environment;
import io.kumoban.engine.shard.EvidenceMaker;
import io.kumoban.engine.shard.Globals;
import io.kumoban.engine.shard.Merger;
import io.kumoban.engine.shard.Workers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs detectors over log records as the pipeline would, without threads or files: decoders, order, shards, timers and
 * the storey of signals are the real ones.
 *
 * <pre>{@code
 * List<Finding> findings = Harness.of(new TrailStopped())
 *         .feed(CallRecord.named("StopLogging").by("alice").at("2026-03-02T10:00:00Z"))
 *         .findings();
 * }</pre>
 */
public final class Harness {
    private static final int MAX_RECORD = 16 << 20;
    private static final int MAX_DEPTH = 128;

    private final List<Detector<?, ?>> detectors;
    private final List<String> records = new ArrayList<>();
    private final Map<String, Map<String, String>> values = new HashMap<>();
    private Lists lists = Lists.NONE;
    private Assets assets = Assets.NONE;
    private Places places = Places.NONE;
    private Duration learn = Duration.ZERO;
    private boolean reload;

    private Harness(List<Detector<?, ?>> detectors) {
        this.detectors = detectors;
    }

    /** A stream through these detectors. Nothing is learned unless {@link #learn} says so. */
    public static Harness of(Detector<?, ?>... detectors) {
        return new Harness(List.of(detectors));
    }

    public Harness lists(Lists value) {
        lists = value;
        return this;
    }

    public Harness assets(Assets value) {
        assets = value;
        return this;
    }

    public Harness places(Places value) {
        places = value;
        return this;
    }

    /** How long each account is learned. */
    public Harness learn(Duration value) {
        learn = value;
        return this;
    }

    /** Sets a parameter of a detector as a configuration file would. */
    public Harness set(String detector, String parameter, String value) {
        values.computeIfAbsent(detector, unused -> new HashMap<>()).put(parameter, value);
        return this;
    }

    /** Writes every state and reads it back before each event, so that a state that forgets is found out. */
    public Harness reloading() {
        reload = true;
        return this;
    }

    /** Adds records: JSON objects, or lines of a flow log. Their order does not matter. */
    public Harness feed(CharSequence... lines) {
        return feed(Arrays.asList(lines));
    }

    public Harness feed(Collection<? extends CharSequence> lines) {
        lines.forEach(line -> records.add(line.toString()));
        return this;
    }

    /** Runs the stream to its end and returns every raising, in order. */
    public List<Finding> findings() {
        return run().findings();
    }

    /** Runs the stream to its end. */
    public Outcome run() {
        Set<String> ids =
                detectors.stream().map(detector -> detector.about().id()).collect(Collectors.toSet());
        DetectorSet set = DetectorSet.compile(
                detectors, new Settings(Set.of(), ids, values), lists, assets, places, Long.MIN_VALUE, Long.MAX_VALUE);
        Members members = new Members();
        Environment environment = new Environment(
                set, learn.toMillis(), new AccountAges(), new EvidenceMaker(members), true, false, reload);
        List<Run> runs = decode(set, members);
        Workers workers = new Workers(environment, 1);
        Globals globals = new Globals(set);
        Outcome outcome = new Outcome(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new DetectorAccount());
        Merger merger = new Merger(environment, outcome::take);
        Batch batch = new Batch(set.lanes().size(), 1);
        batch.open(0);
        for (long[] place : inOrder(runs)) {
            Run run = runs.get((int) place[0]);
            int row = (int) place[1];
            if (!batch.takes(run.time(row))) {
                through(batch, environment, globals, workers, merger);
            }
            batch.add(run, row);
        }
        batch.setLast(true);
        through(batch, environment, globals, workers, merger);
        workers.tellTo(outcome.account());
        merger.tellTo(outcome.account());
        return outcome;
    }

    private static void through(Batch batch, Environment environment, Globals globals, Workers workers, Merger merger) {
        Batch.Cursors cursors = new Batch.Cursors();
        for (int i = 0; i < batch.size(); i++) {
            environment.ages().see(cursors.at(batch.run(i), batch.row(i)).accountHash(), batch.time(i));
        }
        batch.group(environment.detectors().lanes());
        globals.run(batch);
        workers.run(0, batch);
        merger.run(batch);
        batch.open(batch.base() + batch.size());
    }

    private List<Run> decode(DetectorSet set, Members members) {
        Map<Format, StringBuilder> texts = new EnumMap<>(Format.class);
        for (String record : records) {
            byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
            texts.computeIfAbsent(FormatSniffer.sniff(bytes, 0, bytes.length), unused -> new StringBuilder())
                    .append(record)
                    .append('\n');
        }
        if (texts.containsKey(Format.UNKNOWN)) {
            throw new IllegalArgumentException("no log record: " + texts.get(Format.UNKNOWN));
        }
        List<Run> runs = new ArrayList<>();
        Decoders decoders = new Decoders(set.projection(), PublicSuffixes.shipped(), MAX_RECORD, MAX_DEPTH);
        texts.forEach((format, text) -> runs.addAll(decode(set, members, decoders, format, text.toString())));
        return runs;
    }

    private static Collection<Run> decode(
            DetectorSet set, Members members, Decoders decoders, Format format, String text) {
        Block block = new Block();
        block.bytes = text.getBytes(StandardCharsets.UTF_8);
        block.to = block.bytes.length;
        block.member = members.add("fed to the harness");
        block.format = format;
        block.last = true;
        Map<Kind, Run> runs = new EnumMap<>(Kind.class);
        Tally tally = new Tally();
        decoders.decode(
                block,
                kind -> runs.computeIfAbsent(
                        kind, one -> new Run(set.projection().layout(one))),
                tally);
        if (!tally.bad().isEmpty()) {
            Tally.Bad bad = tally.bad().getFirst();
            throw new IllegalArgumentException(
                    "a record is bad: " + bad.reason() + ": " + new String(bad.sample(), StandardCharsets.UTF_8));
        }
        return runs.values();
    }

    private static List<long[]> inOrder(List<Run> runs) {
        List<long[]> places = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            for (int row = 0; row < runs.get(run).rows(); row++) {
                places.add(new long[] {run, row});
            }
        }
        places.sort((left, right) ->
                OrderKey.compareRows(runs.get((int) left[0]), (int) left[1], runs.get((int) right[0]), (int) right[1]));
        return places;
    }

    /** What came out of a stream. */
    public record Outcome(
            List<Finding> findings,
            List<Signal> signals,
            List<Insight> insights,
            List<Emission.Scored> scores,
            DetectorAccount account) {
        private boolean take(Emission.Content content) {
            return switch (content) {
                case Emission.Raised raised -> findings.add(raised.finding());
                case Emission.Weak weak -> signals.add(weak.signal());
                case Emission.Noted noted -> insights.add(noted.insight());
                case Emission.Scored scored -> scores.add(scored);
            };
        }
    }
}

package io.kumoban.engine.pipeline;

import io.kumoban.engine.event.ApiCall;
import io.kumoban.engine.event.Field;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Members;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.format.Block;
import io.kumoban.engine.format.Decoders;
import io.kumoban.engine.format.Projection;
import io.kumoban.engine.format.PublicSuffixes;
import io.kumoban.engine.format.Tally;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes of some bytes when they are cut into blocks and decoded: the events' ids and places, and what was bad. */
record BlockReading(List<String> events, List<Reject> bad, RunAccount account, int blocks) {
    private static final PublicSuffixes NO_SUFFIXES = PublicSuffixes.of(List.of());

    static BlockReading of(byte[] bytes, int blockBytes, ReplayOptions.Limits limits, Collection<Field> fields) {
        return of(bytes, blockBytes, limits, fields, null);
    }

    /** The same for bytes that are lent as a whole. */
    static BlockReading ofLent(byte[] bytes, int blockBytes, ReplayOptions.Limits limits, Collection<Field> fields) {
        return of(BytesReader.lending(bytes), blockBytes, limits, fields);
    }

    static BlockReading of(
            byte[] bytes,
            int blockBytes,
            ReplayOptions.Limits limits,
            Collection<Field> fields,
            @Nullable String damage) {
        return of(new BytesReader(bytes, Math.max(1, blockBytes / 3), damage), blockBytes, limits, fields);
    }

    private static BlockReading of(
            BytesReader bytes, int blockBytes, ReplayOptions.Limits limits, Collection<Field> fields) {
        List<Reject> bad = new ArrayList<>();
        RunAccount account = new RunAccount();
        Members members = new Members();
        Blocks.Intake intake = new Blocks.Intake() {
            @Override
            public RunAccount account() {
                return account;
            }

            @Override
            public Members members() {
                return members;
            }

            @Override
            public void reject(Reject reject) {
                bad.add(reject);
            }
        };
        Projection projection = Projection.of(fields, List.of());
        Decoders decoders = new Decoders(projection, NO_SUFFIXES, limits.record(), limits.depth());
        List<String> events = new ArrayList<>();
        Block own = new Block();
        Block lent = new Block();
        int blocks = 0;
        try (BytesReader reader = bytes) {
            Blocks cut = new Blocks(reader, intake, options(limits), blockBytes);
            for (Block block = cut.next(own, lent); block != null; block = cut.next(own, lent)) {
                blocks++;
                Run run = new Run(projection.layout(Kind.API_CALL));
                Tally tally = new Tally();
                decoders.decode(block, kind -> run, tally);
                ApiCall call = new ApiCall();
                for (int row = 0; row < run.rows(); row++) {
                    call.at(run, row);
                    events.add(call.eventId() + "@" + run.offset(row) + "+" + run.length(row));
                }
                tally.bad()
                        .forEach(one -> bad.add(
                                new Reject("some.json", one.offset(), one.length(), one.reason(), one.sample())));
            }
        }
        bad.sort(Comparator.naturalOrder());
        return new BlockReading(events, bad, account, blocks);
    }

    private static ReplayOptions options(ReplayOptions.Limits limits) {
        ReplayOptions standard = ReplayOptions.of(List.of(), Path.of(""));
        return new ReplayOptions(
                standard.paths(),
                standard.work(),
                standard.threads(),
                standard.memoryBudget(),
                standard.learn(),
                standard.from(),
                standard.to(),
                standard.slackCalls(),
                standard.slackOthers(),
                standard.speed(),
                limits,
                standard.scores(),
                standard.inflation(),
                null);
    }

    /** The ids of the events without their places. */
    List<String> ids() {
        return events.stream()
                .map(event -> event.substring(0, event.indexOf('@')))
                .toList();
    }

    /** Where the bad bytes lie. */
    List<String> badPlaces() {
        return bad.stream().map(one -> one.offset() + "+" + one.length()).toList();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.kumoban.bench.stage;

import io.kumoban.engine.asset.Assets;
import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Layout;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.format.ApiNames;
import io.kumoban.engine.format.Block;
import io.kumoban.engine.format.Decoder;
import io.kumoban.engine.format.Projection;
import io.kumoban.engine.format.Tally;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One pass of our decoder over all files of a family, into a run that is emptied as often as the pipeline takes another. */
final class DecodePass {
    private final Kind kind;
    private final Tally tally = new Tally();
    private List<Block> blocks = List.of();
    private @Nullable Decoder decoder;
    private @Nullable Run run;
    private long events;

    DecodePass(Kind kind) {
        this.kind = kind;
    }

    void prepare() {
        DemoLogs logs = DemoLogs.shared();
        prepare(logs, DecodedLogs.blocks(logs.packed(kind), kind));
    }

    /** Makes ready to decode other blocks as the logs' detectors ask for it. */
    void prepare(DemoLogs logs, List<Block> others) {
        prepare(logs.detectors().projection(), others);
    }

    /** Makes ready to decode all blocks as somebody asks who wants nothing but the standard fields. */
    void prepareStandard() {
        DemoLogs logs = DemoLogs.shared();
        Projection standard = new Projection(
                Set.of(), Map.of(), Set.of(), ApiNames.NONE, Assets.NONE, Long.MIN_VALUE, Long.MAX_VALUE);
        prepare(standard, DecodedLogs.blocks(logs.packed(kind), kind));
    }

    private void prepare(Projection projection, List<Block> others) {
        blocks = others;
        decoder = DecodedLogs.decoder(projection);
        run = new Run(projection.layout(kind));
        events = decode();
    }

    List<Block> blocks() {
        return blocks;
    }

    Layout layout() {
        return Objects.requireNonNull(run, "prepare() comes first").layout();
    }

    long events() {
        return events;
    }

    long plainBytes() {
        return DecodedLogs.bytes(blocks);
    }

    /** Decodes all blocks; answers how many records there were. */
    long decode() {
        Decoder ours = Objects.requireNonNull(decoder, "prepare() comes first");
        Run into = Objects.requireNonNull(run, "prepare() comes first");
        long records = 0;
        for (Block block : blocks) {
            if (into.rows() >= DecodedLogs.ROWS_OF_A_RUN) {
                into.clear();
            }
            tally.clear();
            ours.decode(block, into, tally);
            records += tally.records();
        }
        return records;
    }
}

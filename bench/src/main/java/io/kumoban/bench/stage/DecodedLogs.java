package io.kumoban.bench.stage;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.event.Run;
import io.kumoban.engine.format.Block;
import io.kumoban.engine.format.Decoder;
import io.kumoban.engine.format.Decoders;
import io.kumoban.engine.format.Format;
import io.kumoban.engine.format.Projection;
import io.kumoban.engine.format.PublicSuffixes;
import io.kumoban.engine.format.Tally;
import io.kumoban.engine.pipeline.ReplayOptions;
import io.kumoban.engine.shard.DetectorSet;
import java.util.ArrayList;
import java.util.List;

/** Demo logs as plain blocks, one a file, and decoded into runs; what the decoders ask for is what the detectors want. */
final class DecodedLogs {
    /** Rows at which the pipeline begins another run. */
    static final int ROWS_OF_A_RUN = 16_384;

    private DecodedLogs() {}

    static Format format(Kind kind) {
        return switch (kind) {
            case API_CALL -> Format.CLOUD_TRAIL;
            case FLOW -> Format.FLOW_TEXT;
            case DNS_QUERY -> Format.RESOLVER;
        };
    }

    static Decoder decoder(Projection projection) {
        ReplayOptions.Limits limits = ReplayOptions.Limits.STANDARD;
        Decoders decoders = new Decoders(projection, PublicSuffixes.shipped(), limits.record(), limits.depth());
        return (block, run, tally) -> decoders.decode(block, unused -> run, tally);
    }

    static List<Block> blocks(List<DemoLogs.Packed> files, Kind kind) {
        List<Block> blocks = new ArrayList<>();
        for (DemoLogs.Packed file : files) {
            Block block = new Block();
            block.bytes = file.plain();
            block.to = block.bytes.length;
            block.format = format(kind);
            block.last = true;
            blocks.add(block);
        }
        return blocks;
    }

    static long bytes(List<Block> blocks) {
        return blocks.stream().mapToLong(block -> block.to - block.from).sum();
    }

    /** Decodes blocks into runs of so many files, each sorted. */
    static List<Run> runs(DetectorSet detectors, Kind kind, List<Block> blocks, int filesOfARun) {
        Decoder decoder = decoder(detectors.projection());
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (i % filesOfARun == 0) {
                runs.add(new Run(detectors.projection().layout(kind)));
            }
            Tally tally = new Tally();
            decoder.decode(blocks.get(i), runs.getLast(), tally);
            if (!tally.bad().isEmpty()) {
                throw new IllegalStateException("a demo record is bad: "
                        + tally.bad().getFirst().reason() + "; the demo account and the decoders disagree");
            }
        }
        runs.forEach(Run::sort);
        return runs;
    }
}

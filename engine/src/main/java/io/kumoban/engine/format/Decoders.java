package io.kumoban.engine.format;

import io.kumoban.engine.event.Kind;
import io.kumoban.engine.foreign.CsvMapping;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The decoders of one thread, one for each format, compiled for one projection. */
public final class Decoders {
    private final CloudTrailDecoder cloudTrail;
    private final FlowTextDecoder flowText;
    private final ResolverDecoder resolver;
    private final Supplier<ForeignDecoder> maker;
    private @Nullable ForeignDecoder foreign;

    /**
     * Compiles the decoders.
     *
     * @param maxRecord bytes of one record at most
     * @param maxDepth  open brackets of one record at most
     */
    public Decoders(Projection projection, PublicSuffixes suffixes, int maxRecord, int maxDepth) {
        this(projection, suffixes, maxRecord, maxDepth, null);
    }

    /**
     * Compiles the decoders.
     *
     * @param mapping what a user's mapping says of CSV; null without one
     */
    public Decoders(
            Projection projection, PublicSuffixes suffixes, int maxRecord, int maxDepth, @Nullable CsvMapping mapping) {
        cloudTrail = new CloudTrailDecoder(projection, maxRecord, maxDepth);
        flowText = new FlowTextDecoder(projection);
        resolver = new ResolverDecoder(projection, suffixes, maxRecord, maxDepth);
        maker = () -> new ForeignDecoder(projection, suffixes, maxRecord, maxDepth, mapping);
    }

    /**
     * Adds a block's good records to the runs, unsorted, and counts everything it met.
     *
     * @throws IllegalArgumentException when the block is of no format that is read
     */
    public void decode(Block block, Runs runs, Tally tally) {
        switch (block.format) {
            case CLOUD_TRAIL -> cloudTrail.decode(block, runs.of(Kind.API_CALL), tally);
            case FLOW_TEXT -> flowText.decode(block, runs.of(Kind.FLOW), tally);
            case RESOLVER -> resolver.decode(block, runs.of(Kind.DNS_QUERY), tally);
            case ZEEK_TEXT, ZEEK_JSON, ARGUS, SURICATA, OCSF, MAPPED ->
                foreign().decode(block, runs, tally);
            case UNKNOWN -> throw new IllegalArgumentException("bytes of an unknown format cannot be decoded");
        }
    }

    /** Compiled when it is first needed, since it holds decoders of its own. */
    private ForeignDecoder foreign() {
        ForeignDecoder known = foreign;
        if (known == null) {
            known = maker.get();
            foreign = known;
        }
        return known;
    }
}

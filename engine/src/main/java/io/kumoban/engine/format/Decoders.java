package io.kumoban.engine.format;

/** The decoders of one thread, one for each format, compiled for one projection. */
public final class Decoders {
    private final CloudTrailDecoder cloudTrail;
    private final FlowTextDecoder flowText;
    private final ResolverDecoder resolver;

    /**
     * Compiles the decoders.
     *
     * @param maxRecord bytes of one record at most
     * @param maxDepth  open brackets of one record at most
     */
    public Decoders(Projection projection, PublicSuffixes suffixes, int maxRecord, int maxDepth) {
        cloudTrail = new CloudTrailDecoder(projection, maxRecord, maxDepth);
        flowText = new FlowTextDecoder(projection);
        resolver = new ResolverDecoder(projection, suffixes, maxRecord, maxDepth);
    }

    /** The decoder of a format that is read. */
    public Decoder of(Format format) {
        return switch (format) {
            case CLOUD_TRAIL -> cloudTrail;
            case FLOW_TEXT -> flowText;
            case RESOLVER -> resolver;
            case UNKNOWN -> throw new IllegalArgumentException("bytes of an unknown format cannot be decoded");
        };
    }
}

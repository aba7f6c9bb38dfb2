package io.kumoban.detectors.graph;

import io.kumoban.detectors.graph.MidasRelational.Hashes;
import io.kumoban.detectors.graph.NodeProfiles.Threshold;
import io.kumoban.detectors.graph.TickHistory.EveryTick;
import io.kumoban.detectors.graph.TickHistory.SeenTicks;

/** Makes scorers, with the values of their papers or of {@code docs/graph.md} where the settings are silent. */
public final class Scorers {
    private static final int ROWS = 2;
    private static final int COLUMNS = 1024;
    private static final int SIDE = 32;
    private static final int KEYS = 1 << 20;
    private static final double HALF = 0.5;
    private static final double MIDAS_THRESHOLD = 1000;
    private static final double THRESHOLD = 3000;
    private static final double COUNT_DECAY = 0.9;
    private static final double BURST_THRESHOLD = 0.1;
    private static final double BURST_DECAY = 0.98;
    private static final float BURST_FLOOR = 0.01f;

    private Scorers() {}

    /** A scorer that has seen nothing. */
    public static EdgeScorer of(Algorithm algorithm, Settings settings) {
        int keys = settings.keysOr(KEYS);
        return switch (algorithm) {
            case BURST -> burst(settings, keys);
            case NODE_FILTER -> nodeFilter(settings, keys, false);
            case NODE_FILTER_VOLUME -> nodeFilter(settings, keys, true);
            case MIDAS -> new Midas(hash(settings, 0), new EveryTick());
            case MIDAS_R -> new MidasRelational(hashes(settings), new EveryTick(), settings.decayOr(HALF));
            case MIDAS_F -> filtering(hashes(settings), new EveryTick(), settings);
            case ANOEDGE_L ->
                new AnoEdgeLocal(
                        settings.seed(),
                        settings.rowsOr(ROWS),
                        settings.columnsOr(SIDE),
                        settings.decayOr(COUNT_DECAY));
            case COUNT_NODE -> new CountScorer(CountScorer.Of.NODE, keys, settings.decayOr(COUNT_DECAY));
            case COUNT_EDGE -> new CountScorer(CountScorer.Of.EDGE, keys, settings.decayOr(COUNT_DECAY));
            case COUNT_SOURCE -> new CountScorer(CountScorer.Of.SOURCE, keys, settings.decayOr(COUNT_DECAY));
            case COUNT_DESTINATION -> new CountScorer(CountScorer.Of.DESTINATION, keys, settings.decayOr(COUNT_DECAY));
            case TICK_NODE -> new CountScorer(CountScorer.Of.NODE, keys, 0);
            case TICK_EDGE -> new CountScorer(CountScorer.Of.EDGE, keys, 0);
            case FIRST_SEEN -> new FirstSeenScorer(keys);
        };
    }

    /**
     * A scorer whose scores are equal to the bit to those of the MIDAS authors' program with the same parameters, ticks
     * and numbers of nodes, compiled for a processor with fused multiplication. Rows and seed of the settings count for
     * nothing.
     *
     * @throws IllegalArgumentException when the algorithm is none of the MIDAS family; the message is a sentence
     */
    public static EdgeScorer compatible(Algorithm algorithm, Settings settings, HashParameters parameters) {
        int columns = settings.columnsOr(COLUMNS);
        Hashes hashes = new Hashes(
                CellHash.original(columns, parameters.edge()),
                CellHash.original(columns, parameters.source()),
                CellHash.original(columns, parameters.destination()));
        return switch (algorithm) {
            case MIDAS -> new Midas(hashes.edge(), new SeenTicks());
            case MIDAS_R -> new MidasRelational(hashes, new SeenTicks(), settings.decayOr(HALF));
            case MIDAS_F -> filtering(hashes, new SeenTicks(), settings);
            default ->
                throw new IllegalArgumentException("There is no original program to be equal to for " + algorithm.id()
                        + "; there is for midas, midas-r and midas-f.");
        };
    }

    private static EdgeScorer burst(Settings settings, int keys) {
        Threshold threshold = new Threshold(settings.thresholdOr(BURST_THRESHOLD), true);
        float decay = settings.decayOr(BURST_DECAY);
        return new BurstScorer(
                new NodeProfiles(keys, (float) HALF, decay, threshold),
                new NodeProfiles(keys, (float) HALF, decay, threshold),
                new LastMeetings(keys),
                BURST_FLOOR);
    }

    private static EdgeScorer nodeFilter(Settings settings, int keys, boolean timesCount) {
        Threshold threshold = new Threshold(settings.thresholdOr(THRESHOLD), false);
        float decay = settings.decayOr(COUNT_DECAY);
        return new NodeFilterScorer(
                new NodeProfiles(keys, (float) HALF, decay, threshold),
                new NodeProfiles(keys, (float) HALF, decay, threshold),
                timesCount);
    }

    private static EdgeScorer filtering(Hashes hashes, TickHistory history, Settings settings) {
        return new MidasFiltering(hashes, history, settings.decayOr(HALF), settings.thresholdOr(MIDAS_THRESHOLD));
    }

    private static Hashes hashes(Settings settings) {
        return new Hashes(hash(settings, 0), hash(settings, 1), hash(settings, 2));
    }

    private static CellHash hash(Settings settings, int sketch) {
        return CellHash.seeded(
                settings.rowsOr(ROWS),
                settings.columnsOr(COLUMNS),
                io.kumoban.engine.event.Hashes.join(settings.seed(), sketch));
    }
}

package io.kumoban.detectors.graph;

/** A sketch of MIDAS-F as its paper has it: every cell is merged and decayed when a tick begins. */
final class SweepingSketch {
    private final float factor;
    private final float threshold;
    private final float[] current;
    private final float[] total;
    private final float[] score;
    private float share;

    SweepingSketch(int cells, float factor, float threshold) {
        this.factor = factor;
        this.threshold = threshold;
        this.current = new float[cells];
        this.total = new float[cells];
        this.score = new float[cells];
    }

    void begin(int tick) {
        for (int cell = 0; cell < current.length; cell++) {
            total[cell] += score[cell] < threshold ? current[cell] : total[cell] * share;
            current[cell] *= factor;
        }
        share = 1f / (tick - 1);
    }

    float count(int[] cells, float tick) {
        float recent = Float.POSITIVE_INFINITY;
        float all = Float.POSITIVE_INFINITY;
        for (int cell : cells) {
            recent = Math.min(recent, ++current[cell]);
            all = Math.min(all, total[cell]);
        }
        float difference = Math.fma(-recent, tick, recent + all);
        float surprise = all == 0 ? 0 : (float) ((double) difference * difference / (all * (tick - 1)));
        for (int cell : cells) {
            score[cell] = surprise;
        }
        return surprise;
    }
}

package io.kumoban.detectors.graph;

/** Repeated decay of a count, as far as it can still matter. */
final class Absorption {
    /** A count of at most this much is lost when 1 or more is added to it in 32-bit floats. */
    static final float LOST = 0x1p-25f;

    private Absorption() {}

    /**
     * The count after so many multiplications, one by one, so that it is rounded as if each had been made in its tick; 0
     * once it is lost.
     */
    static float decayed(float count, float factor, int times) {
        float left = count;
        for (int i = 0; i < times && left > LOST; i++) {
            left *= factor;
        }
        return left > LOST ? left : 0;
    }
}

package io.kumoban.detectors.dga;

/** Takes the features of a label as {@link LabelFeatures} finds them. */
interface FeatureSink {
    /**
     * A run of one to four characters.
     *
     * @param bucket 0 to {@link LabelFeatures#GRAMS} - 1
     */
    void gram(int bucket);

    /**
     * One number of the label, or two crossed, put into a bin.
     *
     * @param bin 0 to {@link LabelFeatures#BINS} - 1
     */
    void bin(int bin);
}

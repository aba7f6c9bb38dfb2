package io.kumoban.detectors.dga;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Fits the weights of a {@link DgaModel}: two logistic regressions with an L2 penalty, one over the runs of characters
 * and one over the bins, by stochastic gradient descent with AdaGrad steps (Duchi, Hazan, Singer, JMLR 2011), added up.
 * Apart they do better on unseen generators than one over all features, in which each leans on the other. All families
 * weigh the same, and together as much as the ordinary labels. One thread, a seeded order and strict arithmetic make the
 * weights the same to the last bit everywhere.
 */
final class Trainer {
    private static final int ROUNDS = 12;
    private static final double STEP = 0.2;
    private static final double GRAM_PENALTY = 3e-5;
    private static final double BIN_PENALTY = 3e-2;
    private static final double SMALLEST = 1e-6;
    /** What a log-odds of the sum is worth: the two regressions see much the same. */
    private static final double WORTH = 0.4;

    private static final int BINS = LabelFeatures.GRAMS;
    private static final int ALL = BINS + LabelFeatures.BINS;

    private final LetterModel ordinary;
    private final List<Sample> samples = new ArrayList<>();
    private final double[] weights = new double[ALL];
    private final double[] squares = new double[ALL];
    private double bias;
    private double biasSquares;

    Trainer(LetterModel ordinary) {
        this.ordinary = ordinary;
    }

    /** Adds labels of one kind, which together weigh so much. */
    void add(List<String> labels, boolean isGenerated, double weight) {
        for (String label : labels) {
            samples.add(sample(label, isGenerated, weight / labels.size()));
        }
    }

    private Sample sample(String label, boolean isGenerated, double weight) {
        int[] grams = new int[4 * (LabelFeatures.LONGEST + 1)];
        int[] bins = new int[LabelFeatures.BINS_OF_A_LABEL];
        int[] given = {0, 0};
        byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
        int count = LabelFeatures.give(bytes, 0, bytes.length, ordinary, new FeatureSink() {
            @Override
            public void gram(int bucket) {
                grams[given[0]++] = bucket;
            }

            @Override
            public void bin(int bin) {
                bins[given[1]++] = BINS + bin;
            }
        });
        return new Sample(Arrays.copyOf(grams, count), DgaModel.share(count), bins, isGenerated ? 1 : 0, weight);
    }

    /** Fits all weights and rounds them to eight bits. */
    DgaModel train(long seed) {
        double mean = samples.stream().mapToDouble(Sample::weight).sum() / samples.size();
        SplittableRandom random = new SplittableRandom(seed);
        double both = 0;
        for (boolean ofGrams : new boolean[] {true, false}) {
            bias = 0;
            biasSquares = 0;
            for (int round = 0; round < ROUNDS; round++) {
                shuffle(random);
                for (Sample sample : samples) {
                    if (ofGrams) {
                        learn(sample, sample.grams, sample.share, GRAM_PENALTY, sample.weight / mean);
                    } else {
                        learn(sample, sample.bins, 1, BIN_PENALTY, sample.weight / mean);
                    }
                }
            }
            both += bias;
        }
        return quantised(both);
    }

    private void shuffle(SplittableRandom random) {
        for (int i = samples.size() - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            samples.set(i, samples.set(j, samples.get(i)));
        }
    }

    private void learn(Sample sample, int[] features, double value, double penalty, double weight) {
        double score = bias;
        for (int feature : features) {
            score += weights[feature] * value;
        }
        double gradient = weight * (1 / (1 + StrictMath.exp(-score)) - sample.truth);
        for (int feature : features) {
            double slope = gradient * value + penalty * weights[feature];
            squares[feature] += slope * slope;
            weights[feature] -= STEP * slope / Math.sqrt(squares[feature] + SMALLEST);
        }
        biasSquares += gradient * gradient;
        bias -= STEP * gradient / Math.sqrt(biasSquares + SMALLEST);
    }

    private DgaModel quantised(double bothBiases) {
        double grams = largest(0, BINS) / Byte.MAX_VALUE;
        double bins = largest(BINS, ALL) / Byte.MAX_VALUE;
        return new DgaModel(
                ordinary,
                bytes(0, BINS, grams),
                (float) (grams * WORTH),
                bytes(BINS, ALL, bins),
                (float) (bins * WORTH),
                (float) (bothBiases * WORTH));
    }

    private double largest(int from, int to) {
        return Arrays.stream(weights, from, to).map(Math::abs).max().orElse(1);
    }

    private byte[] bytes(int from, int to, double scale) {
        byte[] bytes = new byte[to - from];
        for (int i = from; i < to; i++) {
            bytes[i - from] = (byte) Math.round(weights[i] / scale);
        }
        return bytes;
    }

    /**
     * A label as its features.
     *
     * @param share what each run weighs
     * @param truth 1 for a generated label, 0 for an ordinary one
     */
    private record Sample(int[] grams, float share, int[] bins, int truth, double weight) {}
}

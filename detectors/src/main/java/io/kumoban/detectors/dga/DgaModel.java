package io.kumoban.detectors.dga;

import io.kumoban.engine.event.Text;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Says how much a label looks like the work of a domain generation algorithm: a logistic regression over
 * {@link LabelFeatures} with 8-bit weights. It was trained on names that the project generates against ordinary ones,
 * without any name of any malware ({@code docs/evaluation.md}). Immutable; 170 KiB.
 */
public final class DgaModel {
    /** The resource that holds the shipped model. */
    static final String RESOURCE = "/io/kumoban/detectors/dga/model.bin";

    private static final float[] INVERSE_ROOTS = inverseRoots();

    private final LetterModel ordinary;
    private final byte[] gramWeights;
    private final byte[] binWeights;
    private final float gramScale;
    private final float binScale;
    private final float bias;

    DgaModel(LetterModel ordinary, byte[] gramWeights, float gramScale, byte[] binWeights, float binScale, float bias) {
        this.ordinary = ordinary;
        this.gramWeights = gramWeights;
        this.gramScale = gramScale;
        this.binWeights = binWeights;
        this.binScale = binScale;
        this.bias = bias;
    }

    private static float[] inverseRoots() {
        float[] roots = new float[4 * (LabelFeatures.LONGEST + 1)];
        for (int i = 1; i < roots.length; i++) {
            roots[i] = (float) (1 / Math.sqrt(i));
        }
        return roots;
    }

    /** One over the root of a number of runs: what each of them weighs. */
    static float share(int grams) {
        return INVERSE_ROOTS[grams];
    }

    /** The model that the program ships with; it is read once. */
    public static DgaModel shipped() {
        return Shipped.MODEL;
    }

    /**
     * The log-odds that a registered domain was generated, if it were as likely as not beforehand: its first label is
     * judged, what follows it is not. Most ordinary names lie below 0, hardly one in a thousand above 5.
     *
     * @param domain lower case
     */
    public float score(Text domain) {
        byte[] bytes = domain.bytes();
        int offset = domain.offset();
        int length = 0;
        while (length < domain.length() && bytes[offset + length] != '.') {
            length++;
        }
        return score(bytes, offset, length);
    }

    /** The same for a label by itself. */
    float score(byte[] bytes, int offset, int length) {
        Sum sum = new Sum(gramWeights, binWeights);
        int grams = LabelFeatures.give(bytes, offset, length, ordinary, sum);
        return bias + sum.grams * gramScale * share(grams) + sum.bins * binScale;
    }

    /** What it knows of ordinary labels. */
    LetterModel letters() {
        return ordinary;
    }

    static DgaModel load(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(in);
        float bias = data.readFloat();
        float gramScale = data.readFloat();
        byte[] gramWeights = new byte[LabelFeatures.GRAMS];
        data.readFully(gramWeights);
        float binScale = data.readFloat();
        byte[] binWeights = new byte[LabelFeatures.BINS];
        data.readFully(binWeights);
        return new DgaModel(LetterModel.load(data), gramWeights, gramScale, binWeights, binScale, bias);
    }

    void save(DataOutput out) throws IOException {
        out.writeFloat(bias);
        out.writeFloat(gramScale);
        out.write(gramWeights);
        out.writeFloat(binScale);
        out.write(binWeights);
        ordinary.save(out);
    }

    private static final class Sum implements FeatureSink {
        private final byte[] gramWeights;
        private final byte[] binWeights;
        private int grams;
        private int bins;

        Sum(byte[] gramWeights, byte[] binWeights) {
            this.gramWeights = gramWeights;
            this.binWeights = binWeights;
        }

        @Override
        public void gram(int bucket) {
            grams += gramWeights[bucket];
        }

        @Override
        public void bin(int bin) {
            bins += binWeights[bin];
        }
    }

    private static final class Shipped {
        private static final DgaModel MODEL = read();

        private static DgaModel read() {
            try (InputStream in = DgaModel.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException(
                            "the model of generated names " + RESOURCE + " is missing; the jar is not whole");
                }
                return load(new BufferedInputStream(in));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(
                        "the model of generated names " + RESOURCE + " cannot be read; the jar is not whole",
                        unreadable);
            }
        }
    }
}

package io.kumoban.detectors.insights;

import io.kumoban.engine.insight.Insight;
import io.kumoban.engine.scan.Words;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The most frequent values of one attribute of the calls of one API, once for the minutes in course and once for the
 * baseline. Both are tables after Misra and Gries ("Finding repeated elements", 1982): a value that finds no room takes
 * the same from every one that is held, so counts are exact while values are few and never too large.
 *
 * <p>A call is pending until its minute has been judged. As most minutes are usual, a new <em>stretch</em> begins behind
 * each of them, and what is pending from an earlier one is known to have been usual when it is next touched; the baseline
 * takes it up once a day, or when room or an attribution is needed. Values of the baseline lose an eighth a day, so that
 * their shares follow its seven days. Texts are kept once; of longer ones the first 256 bytes.
 */
final class AttributeValues {
    private static final int RECENT = 6;
    private static final int USUAL = 5;
    private static final int LONGEST = 256;
    private static final double KEPT_A_DAY = 7.0 / 8;
    /** After so many days nothing worth showing is left. */
    private static final int MOST_DAYS = 60;

    private static final Comparator<Insight.Share> MOST_FREQUENT =
            Comparator.comparingDouble(Insight.Share::average).reversed().thenComparing(Insight.Share::value);

    private static final int FIELDS = 4;
    /** Fields of a recent value: usual calls that the baseline has not taken up yet, */
    private static final int EARLIER = 0;
    /** those that are pending, */
    private static final int PENDING = 1;
    /** since which stretch they are, */
    private static final int STRETCH = 2;
    /** and those of unusual minutes. */
    private static final int UNUSUAL = 3;

    private final byte[] @Nullable [] recent = new byte[RECENT][];
    /** Side by side for each recent value, since one is touched by every call. */
    private final int[] counts = new int[RECENT * FIELDS];

    private final byte[] @Nullable [] usual = new byte[USUAL][];
    private final double[] weights = new double[USUAL];

    /**
     * Counts a value of a call.
     *
     * @param stretch changes whenever what is pending turns out to be usual
     */
    void add(byte[] bytes, int offset, int length, int stretch) {
        int kept = Math.min(length, LONGEST);
        for (int i = 0; i < RECENT; i++) {
            byte[] text = recent[i];
            if (text != null && is(text, bytes, offset, kept)) {
                turn(i * FIELDS, stretch);
                counts[i * FIELDS + PENDING]++;
                return;
            }
        }
        insert(bytes, offset, kept, stretch);
    }

    private static boolean is(byte[] text, byte[] bytes, int offset, int length) {
        return text.length == length && Words.mismatch(text, 0, bytes, offset, length) < 0;
    }

    /** What was pending in an earlier stretch was usual. */
    private void turn(int at, int stretch) {
        if (counts[at + STRETCH] != stretch) {
            counts[at + EARLIER] += counts[at + PENDING];
            counts[at + PENDING] = 0;
            counts[at + STRETCH] = stretch;
        }
    }

    private void insert(byte[] bytes, int offset, int length, int stretch) {
        int free = free();
        if (free < 0) {
            learnAll(stretch);
            free = free();
        }
        if (free >= 0) {
            recent[free] = kept(bytes, offset, length);
            counts[free * FIELDS + PENDING] = 1;
            counts[free * FIELDS + STRETCH] = stretch;
            return;
        }
        for (int at = 0; at < counts.length; at += FIELDS) {
            counts[at + (counts[at + PENDING] > 0 ? PENDING : UNUSUAL)]--;
        }
    }

    private int free() {
        for (int i = 0; i < RECENT; i++) {
            int at = i * FIELDS;
            if ((counts[at + EARLIER] | counts[at + PENDING] | counts[at + UNUSUAL]) == 0) {
                return i;
            }
        }
        return -1;
    }

    /** The text of the baseline where it has the same, else a copy. */
    private byte[] kept(byte[] bytes, int offset, int length) {
        for (byte[] text : usual) {
            if (text != null && is(text, bytes, offset, length)) {
                return text;
            }
        }
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    /** What is pending was unusual. */
    void keep(int stretch) {
        for (int at = 0; at < counts.length; at += FIELDS) {
            turn(at, stretch);
            counts[at + UNUSUAL] += counts[at + PENDING];
            counts[at + PENDING] = 0;
        }
    }

    /** What seemed unusual was usual after all. */
    void release() {
        for (int at = 0; at < counts.length; at += FIELDS) {
            counts[at + EARLIER] += counts[at + UNUSUAL];
            counts[at + UNUSUAL] = 0;
        }
    }

    /** What was unusual is over and is not learned. */
    void drop() {
        for (int at = 0; at < counts.length; at += FIELDS) {
            counts[at + UNUSUAL] = 0;
        }
    }

    /** The baseline takes up what was usual. */
    void learnAll(int stretch) {
        for (int i = 0; i < RECENT; i++) {
            int at = i * FIELDS;
            turn(at, stretch);
            byte[] text = recent[i];
            if (text != null && counts[at + EARLIER] > 0) {
                learn(text, counts[at + EARLIER]);
                counts[at + EARLIER] = 0;
            }
        }
    }

    private void learn(byte[] text, int count) {
        int free = -1;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < USUAL; i++) {
            byte[] known = usual[i];
            if (known != null && Arrays.equals(known, text)) {
                weights[i] += count;
                return;
            }
            if (free < 0 && weights[i] <= 0) {
                free = i;
            }
            least = Math.min(least, weights[i]);
        }
        double left = count;
        if (free < 0) {
            double taken = Math.min(least, left);
            left -= taken;
            for (int i = 0; i < USUAL; i++) {
                weights[i] -= taken;
                free = weights[i] <= 0 ? i : free;
            }
        }
        if (left > 0) {
            usual[free] = text;
            weights[free] = left;
        }
    }

    /** Days have passed; what was usual must have been {@linkplain #learnAll taken up}. */
    void age(double kept) {
        for (int i = 0; i < USUAL; i++) {
            weights[i] *= kept;
        }
    }

    /** What is left of a weight after so many days. */
    static double keptAfter(int days) {
        double kept = days > MOST_DAYS ? 0 : 1;
        for (int day = 0; day < days && kept > 0; day++) {
            kept *= KEPT_A_DAY;
        }
        return kept;
    }

    /**
     * The attribution of an episode.
     *
     * @param minutes of the episode
     * @param total   the weight of all values of the baseline, those too that are not held
     * @param average calls a minute in the baseline
     */
    Insight.Attribution of(String attribute, int minutes, double total, double average) {
        List<Insight.Share> now = new ArrayList<>();
        for (int i = 0; i < RECENT; i++) {
            share(now, recent[i], (double) counts[i * FIELDS + UNUSUAL] / minutes);
        }
        List<Insight.Share> before = new ArrayList<>();
        for (int i = 0; i < USUAL; i++) {
            share(before, usual[i], total > 0 ? weights[i] / total * average : 0);
        }
        return new Insight.Attribution(attribute, mostFrequent(now), mostFrequent(before));
    }

    private static void share(List<Insight.Share> into, byte @Nullable [] text, double average) {
        if (text != null && average > 0) {
            into.add(new Insight.Share(new String(text, StandardCharsets.UTF_8), average));
        }
    }

    private static List<Insight.Share> mostFrequent(List<Insight.Share> shares) {
        return shares.stream().sorted(MOST_FREQUENT).limit(Insight.MOST_VALUES).toList();
    }

    void save(DataOutput out) throws IOException {
        for (int i = 0; i < USUAL; i++) {
            write(out, usual[i]);
            out.writeDouble(weights[i]);
        }
        for (byte[] text : recent) {
            write(out, text);
        }
        for (int count : counts) {
            out.writeInt(count);
        }
    }

    void load(DataInput in) throws IOException {
        for (int i = 0; i < USUAL; i++) {
            usual[i] = read(in);
            weights[i] = in.readDouble();
        }
        for (int i = 0; i < RECENT; i++) {
            byte[] text = read(in);
            recent[i] = text == null ? null : kept(text, 0, text.length);
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.readInt();
        }
    }

    private static void write(DataOutput out, byte @Nullable [] text) throws IOException {
        out.writeShort(text == null ? -1 : text.length);
        if (text != null) {
            out.write(text);
        }
    }

    private static byte @Nullable [] read(DataInput in) throws IOException {
        int length = in.readShort();
        if (length < 0) {
            return null;
        }
        byte[] text = new byte[length];
        in.readFully(text);
        return text;
    }
}

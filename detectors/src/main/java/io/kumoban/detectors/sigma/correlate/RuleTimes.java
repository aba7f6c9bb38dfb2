package io.kumoban.detectors.sigma.correlate;

import io.kumoban.engine.event.Evidence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;

/**
 * When rules held last; and, where their order counts, for each rule and length the latest time at which a chain of so many
 * rules in their order began that ends with it. A chain lies within a window when its beginning does, so the latest
 * beginning is all that has to be known.
 */
final class RuleTimes implements Memory {
    private static final long NEVER = Long.MIN_VALUE;

    /** By rule and length less one. */
    private final long[][] begins;

    private final boolean ordered;
    private final BitSet ofInstant = new BitSet();

    RuleTimes(int rules, boolean ordered) {
        this.ordered = ordered;
        begins = new long[rules][];
        for (int rule = 0; rule < rules; rule++) {
            begins[rule] = new long[ordered ? rule + 1 : 1];
            Arrays.fill(begins[rule], NEVER);
        }
    }

    @Override
    public void add(int reference, Evidence event, long time) {
        ofInstant.set(reference);
    }

    @Override
    public void complete(long time, long oldest) {
        // Downwards, so that a chain never goes on within its own instant.
        for (int rule = ofInstant.length() - 1; rule >= 0; rule = ofInstant.previousSetBit(rule - 1)) {
            for (int length = begins[rule].length - 1; length > 0; length--) {
                for (int before = length - 1; before < rule; before++) {
                    begins[rule][length] = Math.max(begins[rule][length], begins[before][length - 1]);
                }
            }
            begins[rule][0] = time;
        }
        ofInstant.clear();
    }

    @Override
    public BigDecimal number(long oldest) {
        return BigDecimal.valueOf(ordered ? longestChain(oldest) : count(oldest));
    }

    /** How many rules held. */
    int count(long oldest) {
        int count = 0;
        for (int rule = 0; rule < begins.length; rule++) {
            count += held(rule, oldest) ? 1 : 0;
        }
        return count;
    }

    /** How many of the rules, in their order, held one after the other. */
    int longestChain(long oldest) {
        int longest = 0;
        for (long[] ofRule : begins) {
            for (int length = ofRule.length; length > longest; length--) {
                if (ofRule[length - 1] != NEVER && ofRule[length - 1] >= oldest) {
                    longest = length;
                }
            }
        }
        return longest;
    }

    @Override
    public boolean held(int reference, long oldest) {
        return begins[reference][0] != NEVER && begins[reference][0] >= oldest;
    }

    @Override
    public int bytes() {
        return 64 + begins.length * (16 + 8 * (ordered ? (begins.length + 1) / 2 : 1));
    }

    @Override
    public void save(DataOutput out) throws IOException {
        for (long[] ofRule : begins) {
            for (long time : ofRule) {
                out.writeLong(time);
            }
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        for (long[] ofRule : begins) {
            for (int i = 0; i < ofRule.length; i++) {
                ofRule[i] = in.readLong();
            }
        }
    }
}

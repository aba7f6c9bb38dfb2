package io.kumoban.detectors.sigma.correlate;

import io.kumoban.detectors.sigma.rule.CorrelationType;
import io.kumoban.engine.event.Evidence;
import io.kumoban.engine.event.Saved;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a window, in the order of time and in that of size, and their sum. Exact up to {@value #MOST}; from then on
 * the oldest are left out, and counted.
 */
final class Amounts implements Memory {
    /** How many numbers are kept. */
    static final int MOST = 10_000;

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?");
    private static final int BYTES = 120;

    private record Amount(long time, BigDecimal number) {}

    private final CorrelationType type;
    private final int percentile;
    private final List<FieldPaths> fields;
    private final ArrayDeque<Amount> amounts = new ArrayDeque<>();
    private final List<BigDecimal> sorted = new ArrayList<>();
    private BigDecimal sum = BigDecimal.ZERO;
    private long forgotten;

    Amounts(CorrelationType type, int percentile, List<FieldPaths> fields) {
        this.type = type;
        this.percentile = percentile;
        this.fields = fields;
    }

    @Override
    public void add(int reference, Evidence event, long time) {
        List<String> values = fields.get(reference).values(event);
        if (values != null && NUMBER.matcher(values.getFirst()).matches()) {
            add(new Amount(time, new BigDecimal(values.getFirst())));
            if (amounts.size() > MOST) {
                removeOldest();
                forgotten++;
            }
        }
    }

    private void add(Amount amount) {
        amounts.addLast(amount);
        sum = sum.add(amount.number());
        int place = Collections.binarySearch(sorted, amount.number());
        sorted.add(place < 0 ? -place - 1 : place, amount.number());
    }

    private void removeOldest() {
        Amount oldest = amounts.removeFirst();
        sum = sum.subtract(oldest.number());
        sorted.remove(Collections.binarySearch(sorted, oldest.number()));
    }

    @Override
    public void complete(long time, long oldest) {
        while (!amounts.isEmpty() && amounts.getFirst().time() < oldest) {
            removeOldest();
        }
    }

    @Override
    public @Nullable BigDecimal number(long oldest) {
        if (amounts.isEmpty()) {
            return null;
        }
        int size = sorted.size();
        return switch (type) {
            case VALUE_SUM -> sum;
            case VALUE_AVG -> sum.divide(BigDecimal.valueOf(size), MathContext.DECIMAL64);
            case VALUE_MEDIAN ->
                size % 2 == 1
                        ? sorted.get(size / 2)
                        : sorted.get(size / 2 - 1).add(sorted.get(size / 2)).divide(BigDecimal.TWO);
            default -> sorted.get(nearestRank(size));
        };
    }

    /** The smallest number that at least so many of a hundred do not exceed. */
    private int nearestRank(int size) {
        return Math.max((percentile * size + 99) / 100 - 1, 0);
    }

    @Override
    public long forgotten() {
        return forgotten;
    }

    @Override
    public int bytes() {
        return 96 + BYTES * amounts.size();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeLong(forgotten);
        out.writeInt(amounts.size());
        for (Amount amount : amounts) {
            out.writeLong(amount.time());
            Saved.writeText(out, amount.number().toString());
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        forgotten = in.readLong();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            add(new Amount(in.readLong(), new BigDecimal(Saved.readText(in))));
        }
    }
}

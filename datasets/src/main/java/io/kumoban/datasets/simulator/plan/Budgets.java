package io.kumoban.datasets.simulator.plan;

import static java.util.Objects.requireNonNull;

import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.Estate;
import io.kumoban.datasets.estate.Region;
import io.kumoban.datasets.estate.Size;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many records each account and hour gets of each family. The numbers of all cells add up to what was asked for, and
 * each follows from its place alone.
 */
public final class Budgets {
    private static final double HOURS_OF_DAY = 24;

    private final SimulationOptions options;
    /** The share of all that is before each account, 0 to 1. */
    private final double[] before;

    private final Map<Region, HourWeights> calls = new EnumMap<>(Region.class);
    private final Map<Region, HourWeights> traffic = new EnumMap<>(Region.class);

    public Budgets(SimulationOptions options) {
        this.options = options;
        double[] shares = Estate.shares(options.seed(), options.accounts());
        before = new double[shares.length + 1];
        for (int i = 0; i < shares.length; i++) {
            before[i + 1] = before[i] + shares[i];
        }
        for (Region region : Region.values()) {
            calls.put(region, new HourWeights(options, region, "calls", 1.2, 0.75));
            traffic.put(region, new HourWeights(options, region, "traffic", 1.8, 0.8));
        }
    }

    /** All records of a family in all accounts. */
    public long total(LogFamily family) {
        long calls = Math.round(options.events() * options.mix().calls());
        long dns = Math.round(options.events() * options.mix().dns());
        return switch (family) {
            case CALLS -> calls;
            case DNS -> Math.min(dns, options.events() - calls);
            case FLOWS -> Math.max(0, options.events() - calls - dns);
        };
    }

    /** All records of a family in an account, by its place. */
    long ofAccount(LogFamily family, int account) {
        long total = total(family);
        return upTo(total, account + 1) - upTo(total, account);
    }

    /** The size of an account that fits what happens in it. */
    public Size size(int account) {
        return Size.of(
                (double) ofAccount(LogFamily.CALLS, account) / options.days(),
                (double) ofAccount(LogFamily.FLOWS, account) / options.days(),
                (double) ofAccount(LogFamily.DNS, account) / options.days());
    }

    /** The cell of an account and an hour. */
    public Cell cell(Account account, int hour) {
        long ofCalls = ofAccount(LogFamily.CALLS, account.index());
        HourWeights network = weights(traffic, account);
        return new Cell(
                account,
                options.calendar(),
                hour,
                weights(calls, account).share(ofCalls, hour),
                network.share(ofAccount(LogFamily.FLOWS, account.index()), hour),
                network.share(ofAccount(LogFamily.DNS, account.index()), hour),
                callsAnHour(account));
    }

    /** How many CloudTrail records an account has in a middling hour. */
    public double callsAnHour(Account account) {
        return ofAccount(LogFamily.CALLS, account.index()) / (options.days() * HOURS_OF_DAY);
    }

    private static HourWeights weights(Map<Region, HourWeights> all, Account account) {
        return requireNonNull(all.get(account.region()), "every Region has weights");
    }

    private long upTo(long total, int account) {
        return account == before.length - 1 ? total : (long) (total * before[account]);
    }
}

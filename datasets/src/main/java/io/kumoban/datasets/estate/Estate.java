package io.kumoban.datasets.estate;

import io.kumoban.datasets.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The whole organisation.
 *
 * @param accounts in the order of their numbers
 */
public record Estate(List<Account> accounts) {

    /**
     * Makes an organisation.
     *
     * @param accounts how many, 1 to {@link AddressPlan#ACCOUNTS}
     * @param sizes how large each is
     */
    public static Estate of(long seed, int accounts, IntFunction<Size> sizes) {
        List<Account> made = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            made.add(new AccountMaker(seed, i, sizes.apply(i)).account());
        }
        return new Estate(List.copyOf(made));
    }

    /**
     * What part each account has in all that happens; the parts add up to 1. Accounts of an organisation differ by orders
     * of magnitude: the k-th largest has 1/k of the largest, and which it is follows from the seed.
     */
    public static double[] shares(long seed, int accounts) {
        double[] shares = new double[accounts];
        double total = 0;
        for (int i = 0; i < accounts; i++) {
            shares[i] = 1.0 / (i + 1);
            total += shares[i];
        }
        Dice dice = Dice.of(seed, "shares", accounts);
        for (int i = accounts - 1; i > 0; i--) {
            int other = dice.below(i + 1);
            double moved = shares[i];
            shares[i] = shares[other];
            shares[other] = moved;
        }
        for (int i = 0; i < accounts; i++) {
            shares[i] /= total;
        }
        return shares;
    }
}

package io.kumoban.datasets.simulator.attacks;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.estate.Account;
import io.kumoban.datasets.estate.AddressPlan;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which addresses strangers have rented. No two attacks share one, and in an account each comes from networks (of 256
 * addresses) of its own, since an attacker would be less new to detectors where another was before; both as long as there are
 * enough.
 */
final class RentedAddresses {
    private static final int TRIES = 200;
    private static final int NETWORK_BITS = 8;

    private final Set<String> addresses = new HashSet<>();
    private final Map<Integer, Set<Integer>> networks = new HashMap<>();

    /** An address for an attack in the account; it is free for others until it is {@linkplain #keep kept}. */
    String rent(Account account, Dice dice) {
        Set<Integer> known = networks.getOrDefault(account.index(), Set.of());
        String free = "";
        for (int i = 0; i < TRIES; i++) {
            int drawn = AddressPlan.rented(dice.below(AddressPlan.RENTED));
            String address = AddressPlan.text(drawn);
            if (!addresses.contains(address)) {
                if (!known.contains(drawn >> NETWORK_BITS)) {
                    return address;
                }
                free = address;
            }
        }
        return free.isEmpty() ? AddressPlan.text(AddressPlan.rented(dice.below(AddressPlan.RENTED))) : free;
    }

    /** Keeps those addresses among an attack's actors that were rented. */
    void keep(Account account, Collection<String> actors) {
        for (String actor : actors) {
            if (AddressPlan.isRented(actor)) {
                addresses.add(actor);
                networks.computeIfAbsent(account.index(), unused -> new HashSet<>())
                        .add(AddressPlan.parse(actor) >> NETWORK_BITS);
            }
        }
    }
}

package io.kumoban.detectors.testing;

import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.list.Lists;
import java.util.List;
import java.util.Map;

/** Lists for tests: addresses that the user trusts, and stand-ins for known ranges. */
public final class Trust {
    private Trust() {}

    /** These addresses are never reported. */
    public static Lists in(String... addresses) {
        return new Lists(Map.of(Lists.TRUSTED, AddressSet.of(List.of(addresses))), Map.of());
    }

    /** One list of addresses, beside trusted ones. */
    public static Lists list(String name, List<String> ranges, String... trusted) {
        return new Lists(Map.of(name, AddressSet.of(ranges), Lists.TRUSTED, AddressSet.of(List.of(trusted))), Map.of());
    }
}

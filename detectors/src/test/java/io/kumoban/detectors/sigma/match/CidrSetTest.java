package io.kumoban.detectors.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.list.AddressSet;
import io.kumoban.engine.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CidrSetTest {
    private record Case(List<String> networks, List<String> addresses) {}

    private static String address(Random random, boolean v4) {
        int few = random.nextInt(3) + 1;
        if (v4) {
            return "10." + random.nextInt(few) + "." + random.nextInt(few) + "." + random.nextInt(256);
        }
        return "2001:db8:" + random.nextInt(few) + "::" + Integer.toHexString(random.nextInt(0x10000));
    }

    private static Case made(Random random) {
        List<String> networks = new ArrayList<>();
        for (int i = random.nextInt(20); i > 0; i--) {
            boolean v4 = random.nextBoolean();
            int width = v4 ? 32 : 128;
            int prefix = random.nextInt(4) == 0 ? random.nextInt(width + 1) : width - random.nextInt(v4 ? 25 : 90);
            networks.add(address(random, v4) + (random.nextInt(5) == 0 ? "" : "/" + prefix));
        }
        networks.addAll(
                random.nextBoolean() ? List.of("0.0.0.0/0", "::/0", "255.255.255.255", "10.0.0.0/8") : List.of());
        List<String> addresses =
                new ArrayList<>(List.of("0.0.0.0", "255.255.255.255", "::", "ffff::", "no address", ""));
        for (int i = 0; i < 20; i++) {
            addresses.add(address(random, random.nextBoolean()));
        }
        return new Case(networks, addresses);
    }

    @Test
    void anAddressLiesInTheNetworksThatHoldItOneByOne() {
        Property.of(2000, CidrSetTest::made).holds(made -> {
            CidrSet set = CidrSet.of(made.networks);
            NeedleHits hits = set.newHits();
            Address scratch = new Address();
            for (String text : made.addresses) {
                byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
                hits.clear();
                set.find(bytes, 0, bytes.length, scratch, hits);
                Address address = Address.of(text);
                for (int id = 0; id < made.networks.size(); id++) {
                    String network = made.networks.get(id);
                    boolean sameFamily = address.isV4() == !network.contains(":");
                    assertThat(hits.contains(id))
                            .as("%s in %s", text, network)
                            .isEqualTo(sameFamily
                                    && AddressSet.of(List.of(network)).contains(address));
                }
                assertThat(set.contains(address)).isEqualTo(!hits.isEmpty());
            }
        });
    }

    @Test
    void theFamiliesAreKeptApart() {
        CidrSet set = CidrSet.of(List.of("::/0", "192.0.2.0/24"));
        assertThat(set.contains(Address.of("198.51.100.1"))).isFalse();
        assertThat(set.contains(Address.of("::ffff:192.0.2.1"))).isTrue();
        assertThat(set.contains(Address.of("2001:db8::1"))).isTrue();
        assertThat(set.count()).isEqualTo(2);
    }

    @Test
    void whatIsNoNetworkIsNamed() {
        assertThatThrownBy(() -> CidrSet.of(List.of("192.0.2.0/24", "192.0.2.0/33")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'192.0.2.0/33'");
    }
}

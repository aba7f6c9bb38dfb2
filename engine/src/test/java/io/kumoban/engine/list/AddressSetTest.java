package io.kumoban.engine.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.testing.Property;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressSetTest {
    /** Few different first bytes, so that ranges meet. */
    private static String v4(Random random) {
        return "%d.%d.%d.%d"
                .formatted(10 + 90 * random.nextInt(3), random.nextInt(3), random.nextInt(256), random.nextInt(256));
    }

    private static String v6(Random random) {
        return "2001:db8:%x::%x".formatted(random.nextInt(4), random.nextInt(1 << 16));
    }

    private static String range(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> v4(random);
            case 1, 2 -> v4(random) + "/" + (6 + random.nextInt(27));
            case 3 -> v6(random);
            default -> v6(random) + "/" + (30 + random.nextInt(99));
        };
    }

    private static BigInteger number(Address address) {
        return new BigInteger(Long.toUnsignedString(address.high()))
                .shiftLeft(64)
                .add(new BigInteger(Long.toUnsignedString(address.low())));
    }

    /** Whether an address lies in a range, reckoned with whole numbers. */
    private static boolean lies(String address, String range) {
        int slash = range.indexOf('/');
        Address base = Address.of(slash < 0 ? range : range.substring(0, slash));
        int width = base.isV4() ? 32 : 128;
        int host = slash < 0 ? 0 : width - Integer.parseInt(range.substring(slash + 1));
        return number(base).shiftRight(host).equals(number(Address.of(address)).shiftRight(host));
    }

    @Test
    void anAddressIsAMemberWhenItLiesInARange() {
        Property.ofSizes(200, 60, random -> size -> {
                    List<String> ranges = new ArrayList<>();
                    for (int i = 0; i <= size; i++) {
                        ranges.add(range(random));
                    }
                    return ranges;
                })
                .holds(ranges -> {
                    AddressSet set = AddressSet.of(ranges.value());
                    Random random = new Random(ranges.value().hashCode());
                    for (int i = 0; i < 200; i++) {
                        String address = random.nextBoolean() ? v4(random) : v6(random);
                        assertThat(set.contains(Address.of(address)))
                                .as(address)
                                .isEqualTo(ranges.value().stream().anyMatch(range -> lies(address, range)));
                    }
                });
    }

    @Test
    void twoSetsTogetherAreTheSetOfAllTheirRanges() {
        Property.of(
                        300,
                        random -> List.of(
                                List.of(range(random), range(random), range(random)),
                                List.of(range(random), range(random))))
                .holds(parts -> {
                    List<String> all = new ArrayList<>(parts.getFirst());
                    all.addAll(parts.getLast());
                    AddressSet both = AddressSet.of(parts.getFirst()).and(AddressSet.of(parts.getLast()));
                    assertThat(both.digest()).isEqualTo(AddressSet.of(all).digest());
                    assertThat(both.size()).isEqualTo(AddressSet.of(all).size());
                });
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0/0, 255.255.255.255, true",
        "0.0.0.0/0, 0.0.0.0, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 198.51.100.7, true",
        "::/0, ::1, true",
        "255.255.255.255, 255.255.255.255, true",
        "128.0.0.0/1, 127.255.255.255, false",
        "128.0.0.0/1, 128.0.0.0, true"
    })
    void theEndsOfTheSpaceAreNoExceptions(String range, String address, boolean member) {
        assertThat(AddressSet.of(List.of(range)).contains(Address.of(address))).isEqualTo(member);
    }

    @Test
    void aRangeThatSpansManyHeadsIsFoundFromEachOfThem() {
        List<String> ranges = new ArrayList<>(List.of("10.0.0.0/8"));
        for (int i = 0; i < 20; i++) {
            ranges.add("192.168.%d.1".formatted(i * 2));
        }
        AddressSet set = AddressSet.of(ranges);
        assertThat(set.contains(Address.of("10.200.1.1"))).isTrue();
        assertThat(set.contains(Address.of("11.0.0.0"))).isFalse();
        assertThat(set.contains(Address.of("192.168.4.1"))).isTrue();
        assertThat(set.contains(Address.of("192.168.5.1"))).isFalse();
    }

    @Test
    void whatIsNoRangeIsNamed() {
        assertThatThrownBy(() -> AddressSet.of(List.of("198.51.100.7", "example.com")))
                .hasMessage("'example.com' is no IP address or CIDR block");
        assertThatThrownBy(() -> AddressSet.of(List.of("198.51.100.0/33")))
                .hasMessage("'198.51.100.0/33' has no prefix length from 0 to 32");
    }
}

package io.kumoban.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.kumoban.engine.event.Address;
import io.kumoban.engine.format.Sides.Direction;
import io.kumoban.engine.list.AddressSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SidesTest {
    private static final Address UNKNOWN = new Address();

    private final Sides sides = new Sides(AddressSet.EMPTY);

    @Test
    void theDirectionOfTheRecordDecidesBeforeAllElse() {
        Address source = Address.of("203.0.113.5");
        Address destination = Address.of("10.0.0.5");

        assertThat(sides.sourceIsOwn(Direction.EGRESS, destination, source, 80, destination, 50000))
                .isTrue();
        assertThat(sides.sourceIsOwn(Direction.INGRESS, source, destination, 50000, source, 80))
                .isFalse();
    }

    @Test
    void theKnownAddressOfTheInterfaceIsOwn() {
        Address inside = Address.of("10.0.0.5");
        Address outside = Address.of("203.0.113.5");

        assertThat(own(outside, inside, 80, outside, 50000)).isFalse();
        assertThat(own(outside, outside, 50000, inside, 80)).isTrue();
    }

    @Test
    void anInterfaceAddressOnBothSidesTellsNothing() {
        Address both = Address.of("10.0.0.5");

        assertThat(own(both, both, 50000, both, 80)).isTrue();
        assertThat(own(both, both, 80, both, 50000)).isFalse();
    }

    @Test
    void aPrivateAddressOnOneSideIsOwnWhenNoRangesAreKnown() {
        Address inside = Address.of("172.31.16.139");
        Address outside = Address.of("203.0.113.5");

        assertThat(own(UNKNOWN, inside, 443, outside, 50000)).isTrue();
        assertThat(own(UNKNOWN, outside, 50000, inside, 443)).isFalse();
    }

    @Test
    void anAddressInTheOwnRangesIsOwnAndAPrivateOneThenIsNot() {
        Sides known = new Sides(AddressSet.of(List.of("203.0.113.0/24", "2001:db8::/32")));
        Address own = Address.of("203.0.113.5");
        Address foreign = Address.of("10.0.0.5");

        assertThat(known.sourceIsOwn(Direction.UNKNOWN, UNKNOWN, own, 443, foreign, 50000))
                .isTrue();
        assertThat(known.sourceIsOwn(Direction.UNKNOWN, UNKNOWN, foreign, 50000, own, 443))
                .isFalse();
        assertThat(known.sourceIsOwn(
                        Direction.UNKNOWN, UNKNOWN, Address.of("2001:db9::1"), 50000, Address.of("2001:db8::1"), 443))
                .isFalse();
    }

    @Test
    void theEphemeralPortIsOwnWhenAddressesDoNotTell() {
        Address one = Address.of("10.0.0.5");
        Address other = Address.of("10.0.0.9");

        assertThat(own(UNKNOWN, other, 32768, one, 32767)).isTrue();
        assertThat(own(UNKNOWN, one, 32767, other, 32768)).isFalse();
    }

    @Test
    void theHigherPortIsOwnWhenBothOrNeitherAreEphemeral() {
        Address one = Address.of("10.0.0.5");
        Address other = Address.of("10.0.0.9");

        assertThat(own(UNKNOWN, other, 20641, one, 22)).isTrue();
        assertThat(own(UNKNOWN, one, 22, other, 20641)).isFalse();
        assertThat(own(UNKNOWN, other, 50000, one, 40000)).isTrue();
    }

    @Test
    void theLowerAddressIsOwnWhenPortsAreEqualOrMissing() {
        Address lower = Address.of("10.0.0.5");
        Address higher = Address.of("10.0.0.9");

        assertThat(own(UNKNOWN, lower, 0, higher, 0)).isTrue();
        assertThat(own(UNKNOWN, higher, 0, lower, 0)).isFalse();
        assertThat(own(UNKNOWN, higher, Long.MIN_VALUE, lower, 80)).isFalse();
    }

    @Test
    void theSourceIsOwnWhenNothingTells() {
        assertThat(own(UNKNOWN, UNKNOWN, Long.MIN_VALUE, UNKNOWN, Long.MIN_VALUE))
                .isTrue();
    }

    @Test
    void bothDirectionsOfAConversationAgree() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String[] addresses = {"10.0.0.5", "10.0.0.9", "203.0.113.5", "198.51.100.7", "2001:db8::1", "fd00::1"};
        long[] ports = {0, 22, 53, 443, 20641, 32767, 32768, 50000};
        for (int i = 0; i < 10_000; i++) {
            Address one = Address.of(addresses[random.nextInt(addresses.length)]);
            Address other = Address.of(addresses[random.nextInt(addresses.length)]);
            if (one.sameAs(other)) {
                continue;
            }
            Address known = random.nextBoolean() ? UNKNOWN : random.nextBoolean() ? one : other;
            long onePort = ports[random.nextInt(ports.length)];
            long otherPort = ports[random.nextInt(ports.length)];
            Direction there = Direction.values()[random.nextInt(3)];
            Direction back = switch (there) {
                case EGRESS -> Direction.INGRESS;
                case INGRESS -> Direction.EGRESS;
                case UNKNOWN -> Direction.UNKNOWN;
            };

            boolean oneIsOwnThere = sides.sourceIsOwn(there, known, one, onePort, other, otherPort);
            boolean otherIsOwnBack = sides.sourceIsOwn(back, known, other, otherPort, one, onePort);

            assertThat(otherIsOwnBack)
                    .as("%s %d and %s %d, %s, seed %d", one, onePort, other, otherPort, there, seed)
                    .isNotEqualTo(oneIsOwnThere);
        }
    }

    private boolean own(Address known, Address source, long sourcePort, Address destination, long destinationPort) {
        return sides.sourceIsOwn(Direction.UNKNOWN, known, source, sourcePort, destination, destinationPort);
    }
}

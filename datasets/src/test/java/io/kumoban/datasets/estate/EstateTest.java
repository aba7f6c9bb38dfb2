package io.kumoban.datasets.estate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EstateTest {
    private static final long MONDAY = 1_772_409_600;
    private static final Estate ESTATE = Estate.of(1, 3, account -> Size.of(20_000, 200_000, 100_000));

    @Test
    void theSameSeedFoundsTheSameOrganisation() {
        Estate again = Estate.of(1, 3, account -> Size.of(20_000, 200_000, 100_000));
        assertThat(again.accounts().get(2).people())
                .isEqualTo(ESTATE.accounts().get(2).people());
        assertThat(again.accounts().get(2).network())
                .isEqualTo(ESTATE.accounts().get(2).network());
        assertThat(Estate.of(2, 3, account -> Size.of(20_000, 200_000, 100_000))
                        .accounts()
                        .get(2)
                        .people())
                .isNotEqualTo(ESTATE.accounts().get(2).people());
    }

    @Test
    void everyInterfaceHasAnIdAndAnAddressOfItsOwn() {
        Set<String> ids = new HashSet<>();
        Set<Integer> publicAddresses = new HashSet<>();
        for (Account account : ESTATE.accounts()) {
            Set<Integer> addresses = new HashSet<>();
            List<Interface> interfaces = account.network().interfaces();
            for (int i = 0; i < interfaces.size(); i++) {
                Interface one = interfaces.get(i);
                assertThat(one.number()).isEqualTo(i);
                assertThat(ids.add(one.id())).as(one.id()).isTrue();
                assertThat(addresses.add(one.address())).as(one.name()).isTrue();
                assertThat(one.publicAddress() == 0 || publicAddresses.add(one.publicAddress()))
                        .as(one.name())
                        .isTrue();
                assertThat(AddressPlan.text(one.address())).startsWith("10.");
            }
        }
    }

    @Test
    void addressesAreOfRangesThatBelongToNobody() {
        for (int i = 0; i < 100_000; i += 97) {
            assertThat(AddressPlan.text(AddressPlan.visitor(i % AddressPlan.VISITORS)))
                    .startsWith("198.19.");
            assertThat(AddressPlan.text(AddressPlan.scanner(i % AddressPlan.SCANNERS)))
                    .startsWith("198.19.");
            assertThat(AddressPlan.text(AddressPlan.partner(i))).startsWith("198.18.");
            assertThat(AddressPlan.text(AddressPlan.home(i))).startsWith("198.18.");
        }
    }

    @Test
    void anAddressHasOneOfIpv6BesideIt() throws UnknownHostException {
        assertThat(AddressPlan.sixth(AddressPlan.of(10, 4, 16, 10))).isEqualTo("2001:db8:1:104::11:a");
        assertThat(AddressPlan.sixth(AddressPlan.of(198, 19, 1, 0))).isEqualTo("2001:db8:2:c613::1:100");
        Set<InetAddress> addresses = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            addresses.add(InetAddress.getByName(AddressPlan.sixth(AddressPlan.visitor(i))));
            addresses.add(InetAddress.getByName(AddressPlan.sixth(AddressPlan.partner(i))));
        }
        assertThat(addresses).hasSize(10_000).allMatch(Inet6Address.class::isInstance);
    }

    @Test
    void peopleUpdateTheirBrowsersInTime() {
        for (Person person : ESTATE.accounts().getFirst().people()) {
            String now = person.browser(MONDAY);
            assertThat(person.browser(MONDAY + 3_600)).isEqualTo(now);
            assertThat(person.browser(MONDAY + 29 * Calendar.DAY)).isNotEqualTo(now);
        }
    }

    @Test
    void aTaskKeepsItsInterfaceUntilAnotherTakesItsPlace() {
        Account account = ESTATE.accounts().getFirst();
        Set<Integer> addresses = new HashSet<>();
        for (Task task : Task.running(account, MONDAY)) {
            assertThat(task.begin()).isLessThanOrEqualTo(MONDAY);
            assertThat(task.end()).isGreaterThan(MONDAY);
            assertThat(Task.running(account, task.begin())).contains(task);
            assertThat(Task.running(account, task.end() - 1)).contains(task);
            assertThat(Task.running(account, task.end())).doesNotContain(task);
            assertThat(addresses.add(task.network().address())).isTrue();
        }
        assertThat(addresses).isNotEmpty();
    }

    @Test
    void aKeyIsTheSameUntilItIsRenewed() {
        Account account = ESTATE.accounts().getFirst();
        Server server = account.servers().getFirst();
        Keyring keyring = new Keyring(account);
        long renewed = keyring.renewed(server, MONDAY);
        assertThat(renewed).isLessThanOrEqualTo(MONDAY);
        Credentials now = keyring.of(server, MONDAY);
        assertThat(now.accessKey()).startsWith("ASIA").hasSize(20);
        assertThat(keyring.of(server, renewed + 6 * 3600 - 1)).isEqualTo(now);
        assertThat(keyring.of(server, renewed + 6 * 3600).accessKey()).isNotEqualTo(now.accessKey());
        assertThat(now.identity().toString()).contains(now.accessKey(), server.id(), "ec2RoleDelivery");
    }

    @Test
    void peopleRestAtTheWeekendAndWorkOnMostOtherDays() {
        Calendar calendar = new Calendar(1, MONDAY);
        Account account = ESTATE.accounts().getFirst();
        int shifts = 0;
        List<Person> people =
                account.people().stream().filter(person -> person.joins() <= 0).toList();
        for (Person person : people) {
            for (int day = 0; day < 28; day++) {
                long noon = MONDAY + day * Calendar.DAY + 12 * 3600;
                boolean works = calendar.shift(person, account.scope(), noon).isPresent();
                assertThat(works && day % 7 >= 5).isFalse();
                shifts += works ? 1 : 0;
            }
        }
        assertThat((double) shifts / people.size()).isCloseTo(19, within(2.5));
    }

    @Test
    void aShiftIsTheSameWhoeverAsksAndWhenever() {
        Calendar calendar = new Calendar(1, MONDAY);
        Account account = ESTATE.accounts().getFirst();
        for (Person person : account.people()) {
            long noonThere = MONDAY + Calendar.DAY + 12 * 3600 - person.offset() * 3600L;
            assertThat(calendar.shift(person, account.scope(), noonThere - 10 * 3600))
                    .isEqualTo(calendar.shift(person, account.scope(), noonThere + 10 * 3600));
        }
    }

    @Test
    void sharesOfAccountsAddUpAndDifferWidely() {
        double[] shares = Estate.shares(1, 20);
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-9));
        double[] sorted = shares.clone();
        Arrays.sort(sorted);
        assertThat(sorted[19] / sorted[0]).isCloseTo(20, within(1e-6));
    }
}

package io.kumoban.datasets.estate;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.api.Ids;
import java.util.ArrayList;
import java.util.List;

/**
 * A container that runs for some hours.
 *
 * @param service what runs in it
 * @param id 32 hex digits; also the name of its sessions
 * @param network its interface, which lives as long as it does
 * @param begin when it started, seconds since 1970, on the hour
 * @param end when it stops
 */
public record Task(ContainerService service, String id, Interface network, long begin, long end) {
    private static final int FIRST_SUBNET = 160;
    private static final int HOSTS = 240;
    private static final int FIRST_HOST = 10;
    private static final int ZONES = 3;

    /** The tasks of an account that run in the hour of a time; each place in a service is taken anew by its own hours. */
    public static List<Task> running(Account account, long time) {
        long hour = Math.floorDiv(time, Calendar.HOUR);
        int interfaces = account.network().interfaces().size();
        List<Task> tasks = new ArrayList<>();
        for (ContainerService service : account.containers()) {
            for (int place = 0; place < service.tasks(); place++) {
                long phase = Math.floorMod(31L * place + service.name().hashCode(), service.lasts());
                long begin = (hour - Math.floorMod(hour - phase, service.lasts())) * Calendar.HOUR;
                tasks.add(make(account, service, place, begin, interfaces + tasks.size(), tasks.size()));
            }
        }
        return tasks;
    }

    /** A place has addresses that no other has: its own last byte in a subnet of its zone, in four generations. */
    private static Task make(
            Account account, ContainerService service, int place, long begin, int number, int placeOfAll) {
        Dice dice = Dice.ofThing(account.scope() + service.name() + "/" + place, begin);
        int zone = placeOfAll % ZONES;
        Interface machine = account.network()
                .functions()
                .get(zone % account.network().functions().size());
        String id = dice.hex(32);
        int address = AddressPlan.of(
                10,
                account.index() % 256,
                FIRST_SUBNET + zone * 4 + dice.below(4),
                FIRST_HOST + placeOfAll / ZONES % HOSTS);
        return new Task(
                service,
                id,
                new Interface(
                        Ids.resource("eni-", id),
                        "-",
                        service.name() + " " + place,
                        address,
                        0,
                        machine.subnet(),
                        machine.zone(),
                        number),
                begin,
                begin + service.lasts() * Calendar.HOUR);
    }
}

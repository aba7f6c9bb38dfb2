package io.kumoban.datasets.account;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.account.Company.Instance;
import io.kumoban.datasets.network.Exchange;
import io.kumoban.datasets.network.NetworkInterface;
import java.util.List;

/**
 * Packets on an ordinary day: visitors, the database, the monitoring host that touches everything, one big backup a
 * night, time synchronisation, and the internet's scanners at the door.
 */
final class Traffic implements Life {
    private static final List<Integer> PROBED = List.of(22, 23, 80, 443, 445, 1433, 3306, 3389, 5900, 6379, 8080, 8443);

    @Override
    public void live(Day day, Ledger ledger) {
        visitors(day, ledger, day.dice("traffic/visitors"));
        insideTheApplication(day, ledger, day.dice("traffic/application"));
        toServices(day, ledger, day.dice("traffic/services"));
        monitoring(day, ledger, day.dice("traffic/monitoring"));
        backup(day, ledger, day.dice("traffic/backup"));
        clocks(day, ledger, day.dice("traffic/clocks"));
        scanners(day, ledger, day.dice("traffic/scanners"));
        gaps(day, ledger, day.dice("traffic/gaps"));
    }

    private static void visitors(Day day, Ledger ledger, Dice dice) {
        for (int minute = 0; minute < 24 * 60; minute++) {
            int arriving = dice.poisson(2.3 * day.bustle(minute * 60L));
            for (int i = 0; i < arriving; i++) {
                String visitor = "198.19." + dice.below(64) + '.' + dice.between(1, 254);
                long pages = dice.between(1, 12);
                ledger.carry(tcp(visitor, Company.BALANCER.address(), 443, day.at(0, minute), dice)
                        .sending(8 * pages, dice.around(1_400 * pages, 0.3))
                        .receiving(20 * pages, dice.around(24_000 * pages, 0.5)));
            }
        }
    }

    private static void insideTheApplication(Day day, Ledger ledger, Dice dice) {
        for (int minute = 0; minute < 24 * 60; minute += 3) {
            double bustle = day.bustle(minute * 60L);
            long requests = 3 + Math.round(40 * bustle * dice.unit());
            ledger.carry(tcp(Company.BALANCER.address(), web(), 8080, day.at(0, minute), dice)
                    .sending(5 * requests, 1_100 * requests)
                    .receiving(14 * requests, dice.around(16_000 * requests, 0.4)));
            ledger.carry(tcp(web(), Company.DATABASE.address(), 5432, day.at(0, minute), dice)
                    .sending(9 * requests, 700 * requests)
                    .receiving(9 * requests, dice.around(2_600 * requests, 0.4)));
            if (minute % 30 == 0) {
                ledger.carry(
                        tcp(Company.FUNCTION.address(), Company.DATABASE.address(), 5432, day.at(0, minute), dice));
            }
            if (minute % 60 == 12) {
                ledger.carry(
                        tcp(Company.WORKER.privateAddress(), Company.DATABASE.address(), 5432, day.at(0, minute), dice)
                                .receiving(9_000, dice.around(11_000_000, 0.3)));
            }
        }
    }

    private static void toServices(Day day, Ledger ledger, Dice dice) {
        for (Instance instance : Company.INSTANCES) {
            for (int minute = 1; minute < 24 * 60; minute += 5) {
                ledger.carry(
                        tcp(instance.privateAddress(), "198.18.2." + dice.between(10, 14), 443, day.at(0, minute), dice)
                                .sending(18, dice.around(5_200, 0.2))
                                .receiving(16, dice.around(7_400, 0.2)));
            }
        }
        for (int minute = 4; minute < 24 * 60; minute += 15) {
            ledger.carry(tcp(
                            Company.WORKER.privateAddress(),
                            "198.18.1." + dice.between(10, 29),
                            443,
                            day.at(0, minute),
                            dice)
                    .sending(3_000, dice.around(4_100_000, 0.5))
                    .receiving(900, 48_000));
        }
    }

    /** Many targets on one port inside, and SSH at a steady low rate. */
    private static void monitoring(Day day, Ledger ledger, Dice dice) {
        String ops = Company.OPS.privateAddress();
        for (int minute = 0; minute < 24 * 60; minute += 20) {
            for (int target = 10; target < 26; target++) {
                ledger.carry(tcp(ops, "10.0.6." + target, 9100, day.at(0, minute), dice)
                        .sending(7, 820)
                        .receiving(30, dice.around(38_000, 0.1)));
            }
        }
        for (int minute = 5; minute < 24 * 60; minute += 10) {
            for (Instance host : List.of(Company.WEB, Company.WORKER)) {
                ledger.carry(tcp(ops, host.privateAddress(), 22, day.at(0, minute), dice)
                        .sending(22, dice.around(4_300, 0.1))
                        .receiving(20, dice.around(4_900, 0.1)));
            }
        }
    }

    private static void backup(Day day, Ledger ledger, Dice dice) {
        int port = port(dice);
        for (int minute = 0; minute < 40; minute++) {
            Exchange part = Exchange.tcp(
                            Company.OPS.privateAddress(), port, Company.BACKUP_VAULT, 443, day.at(1, 30 + minute))
                    .lasting(58)
                    .sending(38_000, dice.around(56_000_000, 0.05))
                    .receiving(9_000, 470_000);
            ledger.carry(minute == 0 || minute == 39 ? part : part.underWay());
        }
    }

    private static void clocks(Day day, Ledger ledger, Dice dice) {
        for (Instance instance : Company.INSTANCES) {
            for (int minute = dice.below(17); minute < 24 * 60; minute += 17) {
                String server = "198.18.30." + dice.between(1, 4);
                ledger.carry(Exchange.udp(instance.privateAddress(), 123, server, 123, day.at(0, minute)));
            }
        }
    }

    private static void scanners(Day day, Ledger ledger, Dice dice) {
        List<String> doors = List.of(Company.BALANCER.address(), web(), Company.OPS.privateAddress());
        for (int i = dice.between(1_350, 1_650); i > 0; i--) {
            String scanner = "198.51.100." + dice.between(128, 254);
            String door = dice.pick(doors);
            int port = dice.pick(PROBED);
            Exchange probe = Exchange.tcp(scanner, port(dice), door, port, day.start() + dice.below((int) Day.LENGTH));
            boolean open = door.equals(Company.BALANCER.address()) && port == 443;
            ledger.carry(open ? probe.sending(3, 132).receiving(2, 88) : probe.dropped());
        }
    }

    private static void gaps(Day day, Ledger ledger, Dice dice) {
        for (NetworkInterface quiet : List.of(Company.FUNCTION, Company.WORKER.network())) {
            for (int i = dice.between(15, 25); i > 0; i--) {
                ledger.gap(quiet, day.at(0, dice.below(24 * 60)), "NODATA");
            }
        }
        if (dice.chance(0.6)) {
            ledger.gap(Company.BALANCER, day.at(0, dice.below(24 * 60)), "SKIPDATA");
        }
    }

    private static Exchange tcp(String client, String server, int port, long minute, Dice dice) {
        int delay = dice.below(30);
        return Exchange.tcp(client, port(dice), server, port, minute + delay).lasting(dice.between(1, 29));
    }

    private static String web() {
        return Company.WEB.privateAddress();
    }

    private static int port(Dice dice) {
        return dice.between(32_768, 60_999);
    }
}

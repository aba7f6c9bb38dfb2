package io.kumoban.datasets.account;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.network.Lookup;
import io.kumoban.datasets.network.NetworkInterface;
import java.util.List;

/**
 * Names looked up on an ordinary day: AWS endpoints, the company's own names, a content network with a name for every
 * edge, reverse look-ups of visitors, and typing errors.
 */
final class NameLookups implements Life {
    private static final int EDGES = 240;
    private static final List<String> SERVICES = List.of(
            "s3.us-east-1.amazonaws.com",
            "sts.us-east-1.amazonaws.com",
            "ssm.us-east-1.amazonaws.com",
            "ec2messages.us-east-1.amazonaws.com",
            "logs.us-east-1.amazonaws.com",
            "monitoring.us-east-1.amazonaws.com",
            "secretsmanager.us-east-1.amazonaws.com",
            "kms.us-east-1.amazonaws.com");
    private static final List<String> PARTNERS = List.of(
            "api.payments.example", "updates.linux-mirror.example", "vault.backup.example", "mail.kumo.example");
    private static final List<String> OWN = List.of("database", "cache", "web", "worker", "metrics");
    private static final List<NetworkInterface> CLIENTS = List.of(
            Company.WEB.network(),
            Company.WEB.network(),
            Company.WORKER.network(),
            Company.OPS.network(),
            Company.FUNCTION);

    @Override
    public void live(Day day, Ledger ledger) {
        Dice dice = day.dice("lookups");
        for (int minute = 0; minute < 24 * 60; minute++) {
            int count = dice.poisson(2.2 + 3.4 * day.bustle(minute * 60L));
            for (int i = 0; i < count; i++) {
                ledger.lookUp(day.at(0, minute) + dice.below(60), dice.pick(CLIENTS), ordinary(dice), dice);
            }
            if (minute % 12 == 5) {
                reverse(day.at(0, minute), ledger, dice);
            }
        }
        ledger.lookUp(
                day.at(4, dice.below(60)),
                Company.OPS.network(),
                Lookup.address("instance-data.ec2.internal", "169.254.169.254"),
                dice);
    }

    private static Lookup ordinary(Dice dice) {
        int kind = dice.below(100);
        if (kind < 52) {
            String name = dice.pick(SERVICES);
            return dice.chance(0.35)
                    ? new Lookup(name, "AAAA", "NOERROR", List.of())
                    : Lookup.address(name, service(name, dice));
        }
        if (kind < 74) {
            String host = dice.pick(OWN);
            return Lookup.address(host + ".internal.kumo.example", "10.0.4." + (40 + OWN.indexOf(host)));
        }
        if (kind < 84) {
            String partner = dice.pick(PARTNERS);
            return Lookup.address(partner, "198.18.41." + (1 + PARTNERS.indexOf(partner)));
        }
        if (kind < 95) {
            int edge = dice.below(EDGES);
            return Lookup.address(
                    "d" + Dice.ofThing("edge", edge).hex(11) + ".edge-network.example", "198.18.50." + (edge + 1));
        }
        if (kind < 98) {
            return Lookup.missing(dice.pick(OWN) + ".internal.kumo.example.ec2.internal", "A");
        }
        return kind == 98
                ? new Lookup("kumo.example", "MX", "NOERROR", List.of("10 mail.kumo.example."))
                : new Lookup(dice.pick(PARTNERS), "A", "SERVFAIL", List.of());
    }

    private static String service(String name, Dice dice) {
        return name.startsWith("s3.") ? "198.18.1." + dice.between(10, 29) : "198.18.2." + dice.between(10, 14);
    }

    private static void reverse(long time, Ledger ledger, Dice dice) {
        String name = "%d.%d.19.198.in-addr.arpa".formatted(dice.between(1, 254), dice.below(64));
        Lookup lookup = dice.chance(0.6)
                ? Lookup.missing(name, "PTR")
                : new Lookup(name, "PTR", "NOERROR", List.of("host-" + dice.hex(4) + ".access-network.example."));
        ledger.lookUp(time + dice.below(60), Company.OPS.network(), lookup, dice);
    }
}

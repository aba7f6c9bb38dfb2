package io.kumoban.datasets.attack;

import io.kumoban.datasets.Dice;
import io.kumoban.datasets.account.Company;
import io.kumoban.datasets.account.Day;
import io.kumoban.datasets.account.Ledger;
import io.kumoban.datasets.api.Arn;
import io.kumoban.datasets.delivery.DnsRecord;
import io.kumoban.datasets.network.Exchange;
import io.kumoban.datasets.network.Lookup;
import io.kumoban.datasets.network.NetworkInterface;
import io.kumoban.datasets.truth.CaseFile;
import io.kumoban.datasets.truth.Incident;
import java.util.List;

/**
 * The web server was infected while its key was abroad. A miner asks for its pool, a bot looks for its master under
 * generated names, files leave through a DNS tunnel, a rebinding name points at the metadata service, and an old
 * command server's name ends in a black hole.
 */
final class InfectedWebServer implements Attack {
    private static final NetworkInterface SERVER = Company.WEB.network();
    private static final String POOL = "eu1.pool.coinforge.example";
    private static final String POOL_ADDRESS = "203.0.113.150";
    private static final String TUNNEL = "sync-relay.test";
    private static final String REBINDING = "r3.bounce-lab.example";
    private static final String BLACK_HOLE = "gate.oldmaster.example";

    @Override
    public int day() {
        return 9;
    }

    @Override
    public Incident strike(Day day, Ledger ledger) {
        Dice dice = day.dice("attack/infected-web-server");
        CaseFile caseFile = CaseFile.open("infected-web-server", Arn.ACCOUNT)
                .technique("T1496", "T1568.002", "T1071.004", "T1048", "T1552.005")
                .expecting(
                        "CryptoCurrency:EC2/BitcoinTool.B!DNS",
                        "CryptoCurrency:EC2/BitcoinTool.B",
                        "Trojan:EC2/DNSDataExfiltration",
                        "Trojan:EC2/DGADomainRequest.B",
                        "UnauthorizedAccess:EC2/MetadataDNSRebind",
                        "Trojan:EC2/BlackholeTraffic!DNS")
                .actors(Company.WEB.id(), SERVER.address(), POOL_ADDRESS)
                .resources(Company.WEB.id(), SERVER.id());
        mine(day.at(9, 10), ledger, dice, caseFile);
        searchForMaster(day.at(9, 42), ledger, dice, caseFile);
        tunnel(day.at(10, 15), ledger, dice, caseFile);
        caseFile.saw(lookUp(day.at(10, 48), Lookup.address(REBINDING, "169.254.169.254"), ledger, dice));
        for (int i = 0; i < 3; i++) {
            caseFile.saw(lookUp(day.at(11, 5 + i * 4), Lookup.address(BLACK_HOLE, "192.0.2.254"), ledger, dice));
        }
        return caseFile.close();
    }

    /** A look-up every five minutes, and a thin connection that stays open. */
    private static void mine(long begin, Ledger ledger, Dice dice, CaseFile caseFile) {
        int source = dice.between(32_768, 60_999);
        for (int minute = 0; minute < 120; minute++) {
            long time = begin + minute * 60L;
            if (minute % 5 == 0) {
                caseFile.saw(lookUp(time, Lookup.address(POOL, POOL_ADDRESS), ledger, dice));
            }
            Exchange shares = Exchange.tcp(SERVER.address(), source, POOL_ADDRESS, 3333, time + 1)
                    .lasting(57)
                    .sending(9, dice.around(1_100, 0.2))
                    .receiving(9, dice.around(1_500, 0.2));
            caseFile.saw(ledger.carry(minute == 0 ? shares : shares.underWay()));
        }
    }

    /** Sixty generated names of as many domains within eight minutes; none of them exists. */
    private static void searchForMaster(long begin, Ledger ledger, Dice dice, CaseFile caseFile) {
        List<String> suffixes = List.of(".example", ".test", ".invalid");
        for (int i = 0; i < 60; i++) {
            String name = generated(dice) + suffixes.get(i % 3);
            caseFile.saw(lookUp(begin + i * 8L + dice.below(4), Lookup.missing(name, "A"), ledger, dice));
        }
    }

    /** 420 distinct names of one domain within nine minutes, each carrying some forty bytes out. */
    private static void tunnel(long begin, Ledger ledger, Dice dice, CaseFile caseFile) {
        for (int i = 0; i < 420; i++) {
            String name = dice.base32(50) + '.' + dice.base32(18) + ".t." + TUNNEL;
            String type = i % 4 == 0 ? "NULL" : "TXT";
            Lookup lookup = new Lookup(name, type, "NOERROR", List.of(dice.base32(32)));
            caseFile.saw(lookUp(begin + i * 540L / 420, lookup, ledger, dice));
        }
    }

    private static String generated(Dice dice) {
        String letters = "bcdfghjklmnpqrstvwxyzaeiou";
        StringBuilder name = new StringBuilder();
        for (int i = dice.between(12, 17); i > 0; i--) {
            name.append(letters.charAt(dice.below(letters.length())));
        }
        return name.toString();
    }

    private static DnsRecord lookUp(long time, Lookup lookup, Ledger ledger, Dice dice) {
        return ledger.lookUp(time, SERVER, lookup, dice);
    }
}
